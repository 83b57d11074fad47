"use strict";
// The formulas of the lists, one by one, as a textbook has them. A list of figures holds one number
// for every item, in a fixed order of the items; a table holds one row of figures for every item.

const Formulas = (() => {
  const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
  const product = (numbers) => numbers.reduce((total, one) => total * one, 1);
  const column = (table, j) => table.map((row) => row[j]);
  const columns = (table, work) => {
    const done = (table[0] || []).map((_, j) => work(column(table, j), j));
    return table.map((_, i) => done.map((one) => one[i]));
  };
  const weighed = (row, weights) => sum(row.map((figure, j) => weights[j] * figure));
  const least = (numbers) => numbers.reduce((low, one) => Math.min(low, one), Infinity);
  const most = (numbers) => numbers.reduce((high, one) => Math.max(high, one), -Infinity);
  const shares = (numbers) => {
    const total = sum(numbers);
    return numbers.map((one) => one / total);
  };

  // Scores that agree to 12 digits are equal: beyond lies the noise of arithmetic.
  const digits = (number) => Math.round(number * 1e12) / 1e12;
  function rounded(scores) {
    const scale = Math.max(1, most(scores.map(Math.abs)));
    return scores.map((one) => digits(one / scale) * scale);
  }

  // Place 1 is best; equals share the mean of the places they take together.
  function ranks(scores) {
    const clean = rounded(scores);
    return clean.map((score) => {
      const better = clean.filter((one) => one > score).length;
      const equals = clean.filter((one) => one === score).length;
      return better + (equals + 1) / 2;
    });
  }

  // Utility: the best item of a list has 1, the worst 0; all equal: 1 for each.
  function utilities(scores) {
    const clean = rounded(scores);
    const [low, high] = [least(clean), most(clean)];
    return clean.map((one) => (high > low ? (one - low) / (high - low) : 1));
  }

  // A criterion on which all items are equal, or closer than its threshold, tells nothing.
  function tells(figures, threshold) {
    const spread = most(figures) - least(figures);
    return spread > 1e-12 * most(figures.map(Math.abs)) && !(spread < threshold);
  }

  // Figures in years, money and points are made comparable, and turned so that more is better.
  function scaled({ table, types, worst, best }, normalization) {
    return columns(table, (figures, j) => {
      if (normalization === "range") {
        return figures.map((one) => (one - worst[j]) / (best[j] - worst[j]));
      }
      if (normalization === "minmax") {
        const [low, high] = [least(figures), most(figures)];
        return figures.map((one) => (types[j] > 0 ? one - low : high - one) / (high - low));
      }
      // "vector": divided by the root of the sum of squares.
      const scale = most(figures.map(Math.abs)) || 1;
      const norm = Math.sqrt(sum(figures.map((one) => (one / scale) ** 2))) || 1;
      return figures.map((one) => types[j] * (one / scale) / norm);
    });
  }

  // Closeness D- / (D+ + D-): how near an item is to the best and how far from the worst.
  function topsis(problem, weights) {
    const table = scaled(problem, problem.normalization);
    const range = problem.normalization === "range";
    const ideal = weights.map((_, j) => (range ? 1 : most(column(table, j))));
    const worst = weights.map((_, j) => (range ? 0 : least(column(table, j))));
    const distance = (row, point) =>
      Math.sqrt(sum(row.map((one, j) => (weights[j] * (one - point[j])) ** 2)));
    return table.map((row) => {
      const [near, far] = [distance(row, ideal), distance(row, worst)];
      return near + far > 0 ? far / (near + far) : 0.5;
    });
  }

  // Regrets between the worst (1) and the best item (0): their sum and the largest, half each.
  function vikor(problem, weights) {
    const regrets = scaled(problem, "minmax").map((row) =>
      row.map((one, j) => weights[j] * (1 - one)));
    const stretched = (numbers) => {
      const [low, high] = [least(numbers), most(numbers)];
      return numbers.map((one) => (high - low > 1e-12 ? (one - low) / (high - low) : 0));
    };
    const total = stretched(regrets.map(sum));
    const largest = stretched(regrets.map(most));
    return total.map((one, i) => 1 - (one + largest[i]) / 2);
  }

  function copras({ table, types }, weights) {
    const part = columns(table, shares);
    const side = (sign) => part.map((row) =>
      sum(row.map((one, j) => (types[j] === sign ? weights[j] * one : 0))));
    const [gains, costs] = [side(1), side(-1)];
    if (!(most(costs) > 0)) return gains;
    const inverse = costs.map((one) => 1 / one);
    return gains.map((one, i) => one + sum(costs) * inverse[i] / sum(inverse));
  }

  // Net flow: the weight of the criteria on which an item beats another, minus where it loses.
  function promethee({ table, types }, weights) {
    return table.map((row) => sum(table.map((other) =>
      sum(row.map((one, j) => weights[j] * types[j] * Math.sign(one - other[j]))))) /
      (table.length - 1));
  }

  // Minus the distance to the best value within the bounds.
  function spotis({ table, types, worst, best }, weights) {
    const gaps = columns(table, (figures, j) => {
      const ends = [...figures, worst[j], best[j]].filter((one) => one !== null);
      const [low, high] = [least(ends), most(ends)];
      const goal = types[j] > 0 ? high : low;
      return figures.map((one) => Math.abs(one - goal) / (high - low));
    });
    return gaps.map((row) => -weighed(row, weights));
  }

  function mairca(problem, weights) {
    const table = scaled(problem, "minmax");
    return table.map((row) => -sum(row.map((one, j) => weights[j] * (1 - one))) / table.length);
  }

  function mabac(problem, weights) {
    const table = scaled(problem, "minmax").map((row) => row.map((one, j) => weights[j] * (1 + one)));
    const border = weights.map((_, j) => product(column(table, j).map((one) => one ** (1 / table.length))));
    return table.map((row) => sum(row.map((one, j) => one - border[j])));
  }

  // Shares of the sum, of the inverse figures where less is better.
  const summed = ({ table, types }) => columns(table, (figures, j) =>
    shares(figures.map((one) => (types[j] > 0 ? one : 1 / one))));
  const powered = (row, weights) => product(row.map((one, j) => one ** weights[j]));

  function waspas({ table, types }, weights) {
    const parts = columns(table, (figures, j) =>
      figures.map((one) => (types[j] > 0 ? one / most(figures) : least(figures) / one)));
    return parts.map((row) => (weighed(row, weights) + powered(row, weights)) / 2);
  }

  function aras({ table, types }, weights) {
    const ideal = types.map((type, j) => (type > 0 ? most : least)(column(table, j)));
    const [first, ...others] =
      summed({ table: [ideal, ...table], types }).map((row) => weighed(row, weights));
    return others.map((one) => one / first);
  }

  function edas({ table, types }, weights) {
    const lead = columns(table, (figures, j) => {
      const mean = sum(figures) / figures.length;
      return figures.map((one) => types[j] * (one - mean) / mean);
    });
    const side = (sign) => lead.map((row) =>
      weighed(row.map((one) => Math.max(0, sign * one)), weights));
    const [above, below] = [side(1), side(-1)];
    return above.map((one, i) => (one / most(above) + 1 - below[i] / most(below)) / 2);
  }

  const METHODS = {
    topsis, vikor, copras, spotis, mairca, mabac, waspas, aras, edas,
    promethee_ii: promethee,
    wsm: (problem, weights) =>
      scaled(problem, problem.normalization).map((row) => weighed(row, weights)),
    moora: (problem, weights) => scaled(problem, "vector").map((row) => weighed(row, weights)),
    wpm: (problem, weights) => summed(problem).map((row) => powered(row, weights)),
  };

  // Only the criteria that tell items apart are weighed, by their weights among each other.
  function scores(problem, weights, method) {
    const told = weights.map((_, j) => j).filter((j) =>
      tells(column(problem.table, j), problem.thresholds[j]));
    const pick = (row) => told.map((j) => row[j]);
    const kept = pick(weights);
    if (!(sum(kept) > 0)) return problem.table.map(() => 0.5);
    const smaller = {
      normalization: problem.normalization, table: problem.table.map(pick),
      types: pick(problem.types), worst: pick(problem.worst), best: pick(problem.best),
    };
    return METHODS[method](smaller, shares(kept));
  }

  // The joint rules. `lists` holds scores, utilities and ranks of every party, `powers` sum to 1.
  const added = (name, powers, lists) => lists[0][name].map((_, i) =>
    sum(lists.map((one, p) => powers[p] * one[name][i])));
  const RULES = {
    compromise: (powers, lists) => added("utilities", powers, lists),
    mean_closeness: (powers, lists) => added("scores", powers, lists),
    borda: (powers, lists) => added("ranks", powers, lists).map((one, i, all) => all.length - one),
    // Duels won minus duels lost, each decided by the majority of power.
    copeland: (powers, lists) => lists[0].ranks.map((_, i, all) => sum(all.map((__, j) =>
      Math.sign(digits(sum(lists.map((one, p) =>
        powers[p] * Math.sign(one.ranks[j] - one.ranks[i])))))))),
  };

  // What a party gives up on an item: its utility times the places lost, over all places.
  const concession = (utility, places, items) => utility * Math.max(0, places) / (items - 1);

  // Pairs in opposite order as a share of all pairs; tied in only one of the lists counts half.
  function kendall(own, joint) {
    const size = own.length;
    return sum(own.map((_, i) => sum(own.map((__, j) =>
      Math.abs(Math.sign(own[i] - own[j]) - Math.sign(joint[i] - joint[j])))))) /
      (2 * size * (size - 1));
  }

  // Of the party's own first k items, the share among the k chosen; at the edge any equal counts.
  function topKept(own, chosen) {
    const k = chosen.filter(Boolean).length;
    if (!k) return 1;
    let [sure, kept, edge] = [0, 0, 0];
    own.forEach((rank, i) => {
      const better = own.filter((one) => one < rank).length;
      const equals = own.filter((one) => one === rank).length;
      if (better + equals <= k) {
        sure += 1;
        kept += chosen[i] ? 1 : 0;
      } else if (better < k && chosen[i]) edge += 1;
    });
    return (kept + Math.min(edge, k - sure)) / k;
  }

  // Kendall's W over all lists, corrected for ties; null where it has no meaning.
  function concordance(lists) {
    const [k, m] = [lists.length, lists[0].length];
    const ties = sum(lists.map((own) => sum(own.map((rank) =>
      own.filter((one) => one === rank).length ** 2 - 1))));
    const largest = k ** 2 * (m ** 3 - m) - k * ties;
    if (k < 2 || !(largest > 0)) return null;
    const sums = lists[0].map((_, i) => sum(lists.map((own) => own[i])));
    const mean = sum(sums) / m;
    return 12 * sum(sums.map((one) => (one - mean) ** 2)) / largest;
  }

  // Spearman's rank correlation; null where a list ranks all items equal.
  function spearman(one, other) {
    const centred = (own) => own.map((rank) => rank - sum(own) / own.length);
    const [a, b] = [centred(one), centred(other)];
    const length = (own) => Math.sqrt(sum(own.map((rank) => rank ** 2)));
    if (!(length(a) > 1e-12 && length(b) > 1e-12)) return null;
    return sum(a.map((rank, i) => rank * b[i])) / (length(a) * length(b));
  }

  // Numbers as exact fractions: 89.35 is 8935 / 100. A leg of a vote is met by exact comparison.
  function exact(number) {
    const [head, exponent] = number.toString().split("e");
    const [whole, broken = ""] = head.split(".");
    const places = broken.length - Number(exponent || 0);
    return { digits: BigInt(whole + broken), places };
  }
  function legMet(part, whole, [over, under, strict]) {
    const [a, b] = [exact(part), exact(whole)];
    const shift = Math.max(a.places, b.places, 0);
    const left = a.digits * 10n ** BigInt(shift - a.places) * BigInt(under);
    const right = b.digits * 10n ** BigInt(shift - b.places) * BigInt(over);
    return b.digits > 0n && (strict ? left > right : left >= right);
  }

  return {
    METHODS, RULES, concession, concordance, digits, kendall, legMet, product, ranks, rounded,
    scores, shares, spearman, sum, topKept, utilities,
  };
})();
