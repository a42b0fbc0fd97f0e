// Bundles Client/{early,main}.ts and Styles/main.css into wwwroot/dist. The build runs it (Client.targets).
import { rm } from "node:fs/promises";
import { build } from "esbuild";

const release = process.argv.includes("--release");
const outdir = "wwwroot/dist";

// What an earlier build left under an older hash would be published too.
await rm(outdir, { recursive: true, force: true });

await build({
  entryPoints: [
    { in: "Client/early.ts", out: "early" },
    { in: "Client/main.ts", out: "main" },
    { in: "Styles/main.css", out: "main" },
  ],
  outdir,
  bundle: true,
  format: "esm",
  splitting: true,
  target: ["es2022", "safari16.4"],
  // The entries are fingerprinted by ASP.NET (MapStaticAssets); what they load needs a name that changes with it.
  chunkNames: "chunks/[name]-[hash]",
  assetNames: "assets/[name]-[hash]",
  loader: { ".woff2": "file", ".svg": "file", ".png": "file" },
  minify: release,
  sourcemap: !release,
  legalComments: "none",
  logLevel: "warning",
});
