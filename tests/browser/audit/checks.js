/* What the audit asks of a page. Each check returns its findings, one line of text each; none is a pass. */
(() => {
  const LEAST_TARGET = 48;
  const ONLY_ON_SCREEN =
    ".branch, .onward, .see-all, .bar, .back, .foot, .update-notice, .badge, .search, button, .notes, .top, h1:has(~ .sheet)";
  /* What is there to be heard: the name of a page stands in its title where its screens have headings of their own. */
  const HEARD = ".sr-only, .skip, main:has(> .screens:not(:target)) > :is(h1, .step-head)";
  let forPaper = [];
  const every = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = (element) =>
    element.textContent.trim().replace(/\s+/g, " ").slice(0, 80) || element.outerHTML.slice(0, 80);
  const seen = (element) => element.checkVisibility();

  function* textNodes(left) {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (node.data.trim() && seen(parent) && !parent.closest(left)) yield [node, parent];
    }
  }
  const boxes = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()];
  };

  /* Colours. Anything a stylesheet may say is painted on one pixel, so that the browser works it out. */
  const pixel = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const brush = pixel.getContext("2d", { willReadFrequently: true });
  const painted = (colours) => {
    brush.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
    }
    return [...brush.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour) => {
    const [red, green, blue] = colour.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  /* The contrast ratio of WCAG 2.2, 1 to 21. */
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  /* The colours behind what stands in an element, the farthest first. */
  const grounds = (element) => {
    const found = [];
    for (let box = element; box; box = box.parentElement)
      found.unshift(getComputedStyle(box).backgroundColor);
    return found;
  };
  const paper = () => painted([getComputedStyle(document.documentElement).backgroundColor]);

  const axeFinds = async (only) => {
    const { violations } = await axe.run({
      resultTypes: ["violations"],
      preload: false,
      ...only,
    });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  };
  /* What axe takes half its time for, and `lowContrast` and `smallTargets` hold in every run. */
  const MEASURED = ["color-contrast-enhanced", "target-size"];
  const ASKED = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice"];
  const UNASKED = ["experimental", "deprecated"];
  /* The browser finds in no time what axe looks for at length: which rules have nothing on this page to hold. What a
     rule asks a person to review (`reviewOnFail`) is never a violation. */
  const applicableRules = () =>
    axe._audit.rules
      .filter(({ id, tags, selector, reviewOnFail }) => {
        const asked = tags.some((tag) => ASKED.includes(tag)) && !tags.some((tag) => UNASKED.includes(tag));
        const measured = id === "color-contrast" || MEASURED.includes(id);
        return asked && !measured && !reviewOnFail && document.querySelector(selector ?? "*");
      })
      .map(({ id }) => id);

  const checks = {
    axe: () => axeFinds({ runOnly: applicableRules() }),
    axeMeasures: () => axeFinds({ runOnly: MEASURED }),

    /* WCAG 2.2 (1.4.6): words have 7:1 on what is behind them, large ones 4.5:1. */
    lowContrast: () => {
      const known = new Map();
      const enough = (style, behind) => {
        const size = Number.parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        const colours = [...behind, style.color];
        const key = colours.join();
        if (!known.has(key)) known.set(key, contrast(painted(colours), painted(behind)));
        return known.get(key) >= (large ? 4.5 : 7);
      };
      const parents = new Set([...textNodes(`svg, ${HEARD}`)].map(([, parent]) => parent));
      return [...parents]
        .filter((parent) => {
          const style = getComputedStyle(parent);
          return style.opacity !== "1" || !enough(style, grounds(parent));
        })
        .map(words);
    },

    smallTargets: () =>
      every("a, button:not([hidden]), summary, textarea, [type=search], label:has(input)")
        .filter((target) => seen(target) && !target.matches(".skip"))
        .map((target) => [target, target.getBoundingClientRect()])
        .filter(([, box]) => box.width < LEAST_TARGET || box.height < LEAST_TARGET)
        .map(([target, box]) => `${words(target)}: ${box.width} × ${box.height}`),

    /* What can be pressed, and every card, has a frame or a line under it: in forced colours the grounds are gone. */
    edgeless: () => {
      const fresh = document.querySelector(".update-notice");
      if (fresh) fresh.textContent = "x"; /* the worker's words come and go */
      const drawn = (style, side) =>
        style[`border${side}Style`] !== "none" && Number.parseFloat(style[`border${side}Width`]) >= 1;
      return every(
        "main a, main button, main .chips a, .leave, .bar-help, .update-notice, textarea, .search input",
      )
        .filter(seen)
        .filter((control) => {
          const style = getComputedStyle(control);
          const framed = drawn(style, "Top") && drawn(style, "Bottom");
          return !framed && !style.textDecorationLine.includes("underline");
        })
        .map((control) => `${control.className}: ${words(control)}`);
    },

    dotlessBadges: () =>
      every(".badge-open")
        .filter(seen)
        .filter(
          (badge) => getComputedStyle(badge, "::before").borderTopColor !== getComputedStyle(badge).color,
        )
        .map(words),

    /* In forced colours every ground is the system's. */
    faintWords: () => {
      const ground = paper();
      return every("body *")
        .filter((element) => seen(element) && element.closest("svg") === null)
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
        .filter((element) => {
          const style = getComputedStyle(element);
          return style.forcedColorAdjust !== "auto" || contrast(painted([style.color]), ground) < 7;
        })
        .map(words);
    },

    paleLines: () =>
      every("body *")
        .filter(seen)
        .filter((element) => {
          const { borderTopWidth, borderTopColor } = getComputedStyle(element);
          if (Number.parseFloat(borderTopWidth) === 0) return false;
          const line = painted([borderTopColor]);
          return line[3] > 0 && contrast(line, painted(grounds(element.parentElement))) < 7;
        })
        .map((element) => `${element.tagName}.${element.className}`),

    moving: () => [
      ...document.getAnimations().map(() => "an animation"),
      ...every("*")
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return (
            Number.parseFloat(transitionDuration) > 0 ||
            animationName !== "none" ||
            scrollBehavior === "smooth"
          );
        })
        .map(words),
    ],

    /* The page fits the width, and so does each link of the bar. */
    sideways: () => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [
        ...(scrollWidth > clientWidth ? [`${scrollWidth} pixels in ${clientWidth}`] : []),
        ...every(".bar > :not(.skip)")
          .filter((link) => {
            const box = link.getBoundingClientRect();
            return link.scrollWidth > link.clientWidth || box.left < 0 || box.right > innerWidth;
          })
          .map(words),
      ];
    },

    /* Words that stand off the screen or are cut off by what holds them. */
    lostWords: () => {
      const lost = [];
      const width = document.documentElement.clientWidth;
      const frames = new Map();
      const frameOf = (holder) => {
        if (!frames.has(holder)) {
          const { overflowX, overflowY } = getComputedStyle(holder);
          const open = overflowX === "visible" && overflowY === "visible";
          frames.set(holder, open ? null : holder.getBoundingClientRect());
        }
        return frames.get(holder);
      };
      for (const [node, parent] of textNodes(HEARD))
        for (const box of boxes(node)) {
          let cut = box.left < -0.5 || box.right > width + 0.5;
          for (let holder = parent; holder !== document.documentElement; holder = holder.parentElement) {
            const frame = frameOf(holder);
            cut ||= frame !== null && (box.right > frame.right + 0.5 || box.bottom > frame.bottom + 0.5);
          }
          if (cut) lost.push(node.data.trim());
        }
      return lost;
    },

    /* Pairs of lines of text that stand on one another by more than a third of the smaller. */
    overlaps: () => {
      const lines = [...textNodes(`${HEARD}, .bar, .update-notice, .onward`)].flatMap(([node]) =>
        boxes(node).map((box) => ({ text: node.data.trim(), box })),
      );
      lines.sort((one, other) => one.box.top - other.box.top);
      const over = [];
      for (const [at, one] of lines.entries())
        for (let next = at + 1; next < lines.length && lines[next].box.top < one.box.bottom; next++) {
          const other = lines[next];
          const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const down = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
          const low = Math.min(one.box.height, other.box.height);
          if (across > 1 && down > low / 3) over.push(`${one.text} / ${other.text}`);
        }
      return over;
    },

    tallBar: () => {
      const height = document.querySelector(".bar")?.offsetHeight ?? 0;
      return height > innerHeight / 2 ? [`${height} of ${innerHeight} pixels`] : [];
    },

    /* What must be read before the page's first fold, or to its end where there is none: two screens of a phone.
       Ways to reach somebody are not read, and come first: they do not count, nor do lists of pages to choose from. */
    deepBeforeDetail: () => {
      const main = document.querySelector("main");
      const detail = main.querySelector("details");
      const depth = (detail ?? main).getBoundingClientRect()[detail ? "top" : "bottom"] + scrollY;
      const people =
        '.call, .hero, :is(.service, .panel, .lines):has(:is([href^="tel:"], [href^="sms:"])), .stair, .chips, .pages ul';
      const above = every(people, main)
        .map((element) => element.getBoundingClientRect())
        .filter((box) => box.top + scrollY < depth);
      const read = depth - above.reduce((sum, box) => sum + box.height, 0);
      return read > 2 * 640 ? [`${Math.round(read)} pixels`] : [];
    },

    exitOutOfReach: () => {
      const found = every("[data-exit]").filter(seen);
      if (found.length !== 1) return [`${found.length} exits`];
      const faults = [];
      for (const position of [document.body.scrollHeight, 0]) {
        scrollTo(0, position);
        const box = found[0].getBoundingClientRect();
        if (Math.min(box.width, box.height) < LEAST_TARGET) faults.push(`${box.width} × ${box.height}`);
        if (box.top < 0 || box.bottom > innerHeight) faults.push(`stands at ${box.top}`);
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        if (!top?.closest("[data-exit]")) faults.push(`under ${top?.outerHTML.slice(0, 80)}`);
      }
      return faults;
    },

    /* The bar behind the exit hides the page, so it is the only ground; on it its ground or its edge has 3:1, and the
       words on the button 4.5:1. */
    exitIsFaint: () => {
      const exit = document.querySelector("[data-exit]");
      const behind = [];
      for (let box = exit.parentElement; box; box = box.parentElement) {
        const style = getComputedStyle(box);
        behind.unshift(style.backgroundColor);
        if (style.position === "fixed") break;
      }
      const own = getComputedStyle(exit);
      const ground = painted(behind);
      const button = painted([...behind, own.backgroundColor]);
      const label = painted([...behind, own.backgroundColor, own.color]);
      /* The night's colours are near each other: there, and where a browser darkens colours itself, an edge tells. */
      const edge =
        Number.parseFloat(own.borderTopWidth) < 2 ? ground : painted([...behind, own.borderTopColor]);
      const outline = Math.max(contrast(button, ground), contrast(edge, ground));
      return [
        ...(ground[3] < 255 ? ["the page shows through the bar"] : []),
        ...(outline < 3 ? [`button ${outline}`] : []),
        ...(contrast(label, button) < 4.5 ? [`words ${contrast(label, button)}`] : []),
      ];
    },

    droppedRules: () => {
      const count = (rules) => [...rules].reduce((sum, rule) => sum + 1 + count(rule.cssRules ?? []), 0);
      const sheets = [...document.styleSheets];
      if (sheets.length !== document.querySelectorAll("style").length)
        return ["a style sheet is not applied"];
      return sheets
        .map((sheet) => sheet.ownerNode.textContent.split("{").length - 1 - count(sheet.cssRules))
        .filter(Boolean)
        .map((dropped) => `${dropped} rules`);
    },

    shiftedLayout: async () => {
      for (let frames = 0; frames < 2; frames++) await nextFrame();
      shifts.push(...watch.takeRecords());
      return shifts.map(({ value, sources }) => {
        const moved = sources.map(({ node }) => node?.outerHTML?.slice(0, 200));
        return `${value}: ${moved.join(" ")}`;
      });
    },

    /* Focus by script meets every stop in the order of the page; that Tab does too, a positive tabindex would end. */
    badFocus: () => {
      const stops = every("a[href], button, input, select, textarea, summary, [tabindex]").filter(
        (stop) => seen(stop) && !stop.disabled && stop.getAttribute("tabindex") !== "-1",
      );
      const bar = document.querySelector(".bar");
      const faults = stops.filter((stop) => stop.tabIndex > 0).map((stop) => `out of order: ${words(stop)}`);
      if (bar) {
        if (!stops[0]?.hasAttribute("data-exit")) faults.push("the exit is not first");
        if (!stops[1]?.matches(".skip")) faults.push("the skip link is not second");
      }
      for (const stop of stops) {
        stop.focus({ focusVisible: true });
        const box = stop.getBoundingClientRect();
        const { outlineStyle, outlineWidth } = getComputedStyle(stop);
        const covered = [0.1, 0.5, 0.9].some((part) => {
          const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height * part);
          const related = top && (stop.contains(top) || top.contains(stop));
          return !related || (bar?.contains(top) && !bar.contains(stop));
        });
        if (document.activeElement !== stop) faults.push(`takes no focus: ${words(stop)}`);
        if (covered) faults.push(`covered: ${words(stop)}`);
        if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2)
          faults.push(`not outlined: ${words(stop)}`);
      }
      document.activeElement.blur();
      scrollTo(0, 0);
      return faults;
    },

    /* Every word that is on the screen is on paper, but for what only a screen needs. */
    notedForPaper: () => {
      forPaper = [...textNodes(ONLY_ON_SCREEN)].map(([node]) => node);
      return [];
    },
    lostOnPaper: () => forPaper.filter((node) => !seen(node.parentElement)).map((node) => node.data.trim()),
    stillOnPaper: () =>
      every(".bar, .top nav, .back, .foot a, .update-notice, button")
        .filter(seen)
        .map((part) => `${part.className}: ${words(part)}`),
    withoutAddressOnPaper: () =>
      every("main a[hreflang]")
        .filter((link) => !getComputedStyle(link, "::after").content.includes(link.getAttribute("href")))
        .map((link) => link.href),
    greyPaper: () => {
      const { backgroundColor, color } = getComputedStyle(document.documentElement);
      return /^(rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\))$/.test(backgroundColor) && color === "rgb(0, 0, 0)"
        ? []
        : [`${color} on ${backgroundColor}`];
    },

    /* By the time the handler returns nothing of the page is left: nothing waits for the network. */
    staysAfterPress: () => pressed(() => document.querySelector("[data-exit]").click()),
    staysAfterKeys: () =>
      pressed(() => {
        const target = every("main a").at(-1) ?? document.body;
        for (let press = 0; press < 3; press++)
          target.dispatchEvent(
            new KeyboardEvent("keydown", { key: "Escape", code: "Escape", bubbles: true }),
          );
      }),

    misnamedExit: () => {
      const exit = document.querySelector("[data-exit]");
      const name = exit.getAttribute("aria-label") ?? exit.innerText.trim().replace(/\s+/g, " ");
      const labels = { en: "Leave now", cy: "Gadael nawr" };
      const code = location.pathname.split("/")[1];
      const right = labels[code] ? [labels[code]] : ["Leave now / Gadael nawr", "Gadael nawr / Leave now"];
      return right.includes(name) ? [] : [name];
    },

    stored: async () =>
      [
        ...Object.keys(localStorage),
        ...Object.keys(sessionStorage),
        ...document.cookie.split("; "),
        ...(await indexedDB.databases()).map(({ name }) => name),
      ].filter(Boolean),
  };

  /* The exit is pressed. The way it takes and the lock it sets are noted and barred: a lock that was set and taken
     away again may still be seen by the next page. */
  const pressed = (press) => {
    const ways = [];
    const bar = (event) => {
      ways.push(new URL(event.destination.url).pathname);
      event.preventDefault();
    };
    const locks = [];
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = (key) => locks.push(key);
    Object.defineProperty(document, "cookie", {
      configurable: true,
      get: () => "",
      set: (text) => locks.push(text),
    });
    navigation.addEventListener("navigate", bar);
    press();
    navigation.removeEventListener("navigate", bar);
    Storage.prototype.setItem = setItem;
    delete document.cookie;
    const root = document.documentElement;
    const neutral = every("link[rel=icon]").every((icon) => icon.href.includes("/jotter."));
    const faults = {
      "not covered": getComputedStyle(root).display !== "none",
      "the title is not the Jotter's": document.title !== root.dataset.decoyTitle,
      "the icon is not the Jotter's": !neutral,
      "not locked": !locks.length,
      [`goes to ${ways.join(" ") || "nowhere"}`]: ways.length !== 1 || ways[0] !== root.dataset.decoy,
    };
    root.removeAttribute("style");
    return Object.keys(faults).filter((fault) => faults[fault]);
  };

  /* A reader's own spacing (WCAG 1.4.12), in a sheet that the content policy has no say over. */
  const spacing = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-bottom: 2em !important; }`);
    return sheet;
  };

  const shifts = [];
  const watch = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
  watch.observe({ type: "layout-shift", buffered: true });

  /* Wait for a frame: under a fixed clock, requestAnimationFrame is a timer and does not. */
  const nextFrame = () =>
    new Promise((resolve) => {
      const frame = new IntersectionObserver(() => resolve(frame.disconnect()));
      frame.observe(document.documentElement);
    });

  /* Bring the page to what a reader has set, as far as a page can be told. */
  const prepare = ({ text, spaced, open }) => {
    document.documentElement.style.fontSize = text === 1 ? "" : `${18 * text}px`;
    document.adoptedStyleSheets = spaced ? [spacing()] : [];
    if (!open) return;
    for (const detail of every("details")) {
      detail.removeAttribute("name");
      detail.open = true;
    }
  };

  window.audit = {
    prepare,
    /* Return what each check finds. */
    check: async (names) => {
      const found = {};
      for (const name of names) found[name] = await checks[name]();
      return found;
    },
    /* Where help stands in the bar. */
    help: () => {
      const box = document.querySelector(".bar-help")?.getBoundingClientRect();
      return box ? [box.left, box.top, box.width, box.height] : null;
    },
    /* The words in view, without what only scripting can offer. */
    plainWords: (added) => {
      const parts = every(added);
      for (const part of parts) part.style.setProperty("display", "none", "important");
      const hours = every(".badge + .hours");
      for (const part of hours) part.style.setProperty("display", "inline", "important");
      const text = document.body.innerText;
      for (const part of [...parts, ...hours]) part.style.removeProperty("display");
      return text;
    },
  };
})();
