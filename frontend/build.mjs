// Bundles the page into the integration, as it is served. Run by `npm run build`; the result is committed.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const translations = join(here, "../custom_components/studio_sync/translations");
const target = process.argv[2] ?? join(here, "../custom_components/studio_sync/panel/static");

/** The texts of the card picker, by language: it asks for them before a card knows the user. */
function picker() {
  const found = {};
  for (const name of readdirSync(translations).sort()) {
    const texts = JSON.parse(readFileSync(join(translations, name), "utf8"));
    const own = texts.config_panel?.page?.cards?.picker;
    if (own) found[name.replace(".json", "")] = own;
  }
  return JSON.stringify(found);
}

/** The name of this build: it changes with every source and library. */
function fingerprint() {
  const hash = createHash("sha256").update(picker());
  const files = readdirSync(join(here, "src"), { recursive: true }).map((each) =>
    join("src", each),
  );
  for (const name of [...files, "package-lock.json", "build.mjs"].sort()) {
    if (name.startsWith("src") && !/\.(ts|css)$/.test(name)) continue;
    hash.update(name).update(readFileSync(join(here, name)));
  }
  return hash.digest("hex").slice(0, 12);
}

const name = fingerprint();
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
await build({
  entryPoints: { studio: join(here, "src/main.ts"), cards: join(here, "src/cards/main.ts") },
  outdir: target,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  // Neither the names of the parts nor what is in them may depend on where this is built.
  absWorkingDir: here,
  preserveSymlinks: true,
  chunkNames: "[name]-[hash]",
  legalComments: "eof",
  charset: "utf8",
  loader: { ".css": "text" },
  define: { __BUILD__: JSON.stringify(name), __PICKER__: picker() },
  logLevel: "warning",
});
writeFileSync(join(target, "build.json"), `${JSON.stringify({ build: name })}\n`);
