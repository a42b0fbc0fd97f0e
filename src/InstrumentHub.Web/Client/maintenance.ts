/** Tells, in a page that stands open, that the site is being maintained now, or no longer is. A page that is loaded meanwhile says so itself. */
export function showMaintenance(state: { readonly on: boolean; readonly nl: string; readonly en: string }): void {
  const shown = document.querySelector("[data-maintenance]");
  if (!state.on) {
    shown?.remove();
    return;
  }
  if (shown) return;
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.dataset.maintenance = "";
  notice.setAttribute("role", "status");
  const text = document.createElement("p");
  const wrap = document.createElement("div");
  wrap.className = "wrap";
  wrap.append(text);
  notice.append(wrap);
  document.querySelector(".nl-skip-link")!.after(notice);
  // Filled once it stands there, so that it is read out.
  text.textContent = document.documentElement.lang === "en" ? state.en : state.nl;
}
