//! Updates from outside: what each audience reads, what never reaches it, and what becomes of the files.

mod pages;
mod plan;
