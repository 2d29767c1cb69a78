// Scripts of a former build, after an update: the page is loaded again, as is a dashboard with cards.

const RELOADED = "studio-sync.reloaded";

/** Load the page again unless these scripts are of the server's build; only once for each build. */
export function reloadIfFormer(build: string): void {
  if (build === __BUILD__ || sessionStorage.getItem(RELOADED) === build) return;
  sessionStorage.setItem(RELOADED, build);
  location.reload();
}
