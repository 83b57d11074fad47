"use strict";
// Puts a chart that answers to pointing in the place of each drawing; the drawings stay for print.
(() => {
  const charts = JSON.parse(document.getElementById("charts-data").textContent);
  const options = {
    // Expressions are walked, never compiled: no text of a study can become code.
    ast: true, actions: false, defaultStyle: false, mode: "vega-lite", renderer: "svg",
  };
  const phone = window.matchMedia("(max-width: 40rem)").matches;
  const draw = ({ name, spec, narrow, alt }) => {
    const drawing = document.querySelector(`figure[data-chart="${name}"] svg`);
    const live = document.createElement("div");
    live.className = "live";
    live.setAttribute("role", "img");
    live.setAttribute("aria-label", alt);
    drawing.before(live);
    window.vegaEmbed(live, (phone && narrow) || spec, options).then(
      () => {
        // The chart as a whole is one picture with words of its own; its parts are no pictures.
        for (const part of live.querySelectorAll("[role]")) part.removeAttribute("role");
        drawing.classList.add("paper");
        live.parentElement.querySelector(":scope > svg.narrow")?.remove();
        live.dataset.drawn = "yes";
      },
      () => live.remove());
  };
  // Names are measured before they are placed, so the type has to be there first.
  const drawAll = () => charts.forEach(draw);
  document.fonts.load('13px "Report Sans"').then(drawAll, drawAll);
})();
