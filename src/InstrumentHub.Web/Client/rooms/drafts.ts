/** What is being typed in a room's forms, kept per form until it is sent, so that it survives a closed tab. */
export class Drafts {
  constructor(
    private readonly root: HTMLElement,
    private readonly prefix: string,
  ) {
    for (const form of root.querySelectorAll<HTMLFormElement>("form.comment-form")) this.restore(form);
    root.addEventListener("input", (event) => {
      const box = event.target;
      const form = box instanceof HTMLTextAreaElement ? box.closest<HTMLFormElement>("form.comment-form") : null;
      if (form) this.keep(this.keyOf(form), (box as HTMLTextAreaElement).value);
    });
  }

  keyOf(form: HTMLFormElement): string {
    return `${this.prefix}/${form.dataset.act}/${form.dataset.about ?? ""}`;
  }

  keep(key: string, text: string): void {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
  }

  /** Gives a refused text back to the form it came from, or to the one for new comments when that is gone. */
  giveBack(key: string, text: string): HTMLFormElement | null {
    this.keep(key, text);
    const forms = [...this.root.querySelectorAll<HTMLFormElement>("form.comment-form")];
    const form = forms.find((f) => this.keyOf(f) === key) ?? forms.find((f) => f.dataset.act === "comments" && !f.dataset.about) ?? null;
    if (form) this.restore(form, text);
    return form;
  }

  restore(form: HTMLFormElement, text = localStorage.getItem(this.keyOf(form))): void {
    const box = form.querySelector("textarea");
    if (!box || !text || box.value === text) return;
    box.value = text;
    form.closest("details")?.setAttribute("open", "");
  }
}
