// Whether what a component waits for is long in coming. Made while the component is.
const LONG = 200;

export class Late {
  is = $state(false);

  constructor() {
    $effect(() => {
      const waiting = setTimeout(() => (this.is = true), LONG);
      return () => clearTimeout(waiting);
    });
  }
}
