//! The rules of this repository, as tests. Each says why it is there; a rule that cannot fail is not written down.
