(() => {
  const slides = [...document.querySelectorAll(".slide")];
  const shown = () => {
    const away = slides.map((slide) => Math.abs(slide.getBoundingClientRect().top));
    return away.indexOf(Math.min(...away));
  };
  const go = (number) => {
    const slide = slides[Math.min(Math.max(number, 0), slides.length - 1)];
    location.replace("#" + slide.id);
    slide.scrollIntoView();
  };
  const last = slides.length;
  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const steps = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Home: -last, End: last };
    const step = event.key === " " ? (event.shiftKey ? -1 : 1) : steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    go(shown() + step);
  });
})();
