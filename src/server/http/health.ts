import { Router } from "express";

/** Whether the server still takes requests. */
export interface Readiness {
  isReady: boolean;
}

/** `/livez`: the process runs. `/readyz`: it takes requests; 503 from the moment at which it was told to stop. */
export function health(readiness: Readiness): Router {
  const router = Router();
  router.get("/livez", (_request, response) => {
    response.set("Cache-Control", "no-store").type("text").send("ok\n");
  });
  router.get("/readyz", (_request, response) => {
    response
      .status(readiness.isReady ? 200 : 503)
      .set("Cache-Control", "no-store")
      .type("text")
      .send(readiness.isReady ? "ready\n" : "stopping\n");
  });
  return router;
}
