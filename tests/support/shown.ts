/** A page as it reads: without the marks that keep its numbers and their units on one line. */
export function shown(page: string): string {
  return page.replace(/<span class="whole">([^<]*)<\/span>/g, "$1");
}
