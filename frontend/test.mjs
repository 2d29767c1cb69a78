// Bundles each test of the page and runs them all with Node's own runner.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), "studio-page-"));
const tests = readdirSync(join(here, "tests")).filter((each) => each.endsWith(".test.ts"));
await build({
  entryPoints: tests.map((each) => join(here, "tests", each)),
  outdir: folder,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  define: {
    __BUILD__: '"test"',
    __PICKER__: '{"en":{"day":"Studio day"},"de":{"day":"Studio: Tag"}}',
  },
  loader: { ".css": "text" },
  logLevel: "warning",
});
const files = readdirSync(folder).map((each) => join(folder, each));
const run = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" });
rmSync(folder, { recursive: true });
process.exit(run.status ?? 1);
