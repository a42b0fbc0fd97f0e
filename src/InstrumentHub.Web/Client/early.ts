/** Runs before the page is drawn: the chosen scheme without a flash, and a class that says scripts run. */
document.documentElement.classList.add("js");
try {
  const theme = localStorage.getItem("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us: the system's preference it is.
}

export {};
