/** The id of a result on a page, such as `gz-2022-212-1-49`: what follows the number sign in an address. */
export function anchorOf(provision: string): string {
  return `finding-${provision.replace(/[/:]/g, "-")}`;
}
