export interface Picture {
  name: string;
  language: string;
  theme: string;
  width: string;
  file: string;
}

/** One page with all pictures; its boxes choose language, theme and width. */
export function galleryPage(pictures: readonly Picture[]): string {
  const kinds = ['language', 'theme', 'width'] as const;
  const choices = kinds.map((kind) => {
    const values = [...new Set(pictures.map((one) => one[kind]))];
    const options = values.map((value) => `<option>${value}</option>`).join('');
    return `<label>${kind} <select name="${kind}"><option value="">all</option>${options}</select></label>`;
  });
  const figures = pictures.map(({ name, language, theme, width, file }) => {
    const words = `${name}, ${language}, ${theme}, ${width}`;
    const data = `data-language="${language}" data-theme="${theme}" data-width="${width}"`;
    return `<figure ${data}><img src="${file}" alt="${words}" loading="lazy"><figcaption>${words}</figcaption></figure>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Cards</title><style>
body { font: 14px system-ui, sans-serif; margin: 16px; }
main { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; margin-top: 16px; }
figure { margin: 0; } figcaption { color: #595959; } figure[data-width=phone] img { width: 320px; }
figure[data-width=desktop] img { width: 560px; }
</style><h1>Cards</h1><form>${choices.join(' ')}</form><main>
${figures.join('\n')}
</main><script>
const form = document.querySelector('form');
form.oninput = () => document.querySelectorAll('figure').forEach((one) => {
  one.hidden = [...form.elements].some(({ name, value }) => value && one.dataset[name] !== value);
});
form.elements.theme.value = 'light'; form.elements.language.value = 'english'; form.oninput();
</script></html>
`;
}
