import type { RequestHandler, Router } from "express";
import { Failure } from "../failure.ts";
import { readBytes } from "../http/body.ts";

/** A page that is only looked at. */
export function page(router: Router, path: string, show: RequestHandler): void {
  router.route(path).get(show).all(onlyMethods("GET, HEAD"));
}

/** A form that is only sent. */
export function form(router: Router, path: string, take: RequestHandler): void {
  router.route(path).post(readForm(), take).all(onlyMethods("POST"));
}

/** A page with a form that is sent to the page's own address. */
export function pageWithForm(router: Router, path: string, show: RequestHandler, take: RequestHandler): void {
  router.route(path).get(show).post(readForm(), take).all(onlyMethods("GET, HEAD, POST"));
}

/** Fails with 405 and the methods that the address knows. */
export function onlyMethods(allow: string): RequestHandler {
  return () => {
    throw new Failure("method-not-allowed", { allow });
  };
}

function readForm(): RequestHandler {
  return readBytes("application/x-www-form-urlencoded");
}
