/** The rooms of src, from the top of the house down; a room imports only from rooms above it. */
const FLOORS = [
  ["exact", "language"],
  ["input"],
  ["vocabulary"],
  ["profile"],
  ["fact-types"],
  ["rules", "situation"],
  ["logic"],
  ["cells"],
  ["free-text", "contract", "find"],
  ["ownership-file"],
  ["evaluate"],
  ["analyse"],
  ["interview", "advise", "report", "proof"],
  ["answers"],
  ["dossier"],
  ["screen", "sql"],
  ["library"],
  ["server"],
  ["cli"],
];

/** The views in web/ stand between the screen and the server. */
const ABOVE_WEB = FLOORS.slice(
  0,
  FLOORS.findIndex((rooms) => rooms.includes("server")),
).flat();

const upward = FLOORS.flatMap((rooms, floor) =>
  rooms.map((room) => {
    const allowed = [room, ...FLOORS.slice(0, floor).flat()];
    return {
      name: `${room}-imports-downward`,
      comment: `src/${room} may import only from: ${allowed.join(", ")}`,
      severity: "error",
      from: { path: `^src/${room}/` },
      to: { path: "^src/", pathNot: `^src/(${allowed.join("|")})/` },
    };
  }),
);

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    ...upward,
    {
      name: "only-the-server-shows-pages",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/server/" },
      to: { path: "^web/" },
    },
    {
      name: "web-imports-downward",
      comment: "web may import only from itself and from the rooms above the server",
      severity: "error",
      from: { path: "^web/" },
      to: { path: "^src/", pathNot: `^src/(${ABOVE_WEB.join("|")})/` },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
    },
  },
};
