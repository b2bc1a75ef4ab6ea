import express, { type Express } from "express";

/** An app as every one of the server is set up; so many proxies stand before it. */
export function configured(proxies: number): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", false);
  app.set("trust proxy", proxies);
  app.set("case sensitive routing", true);
  return app;
}
