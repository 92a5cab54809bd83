import type { Plugin } from "vite";
import { UNUSED } from "./react-unused.js";

/** What the app would ask of the parts that are left out; whoever needs one takes it out of react-unused.ts. */
const ASKED =
  /\b(?:hydrateRoot|ViewTransition|useActionState|useFormStatus|requestFormReset|Activity|SuspenseList|prefetchDNS|preconnect|preload|preloadModule|preinit|preinitModule)\b[^;]*\bfrom "react(?:-dom)?(?:\/client)?"|<(?:form|button|input)\b[^>]*\b(?:action|formAction)=\{|<(?:title|meta|link|style|script)\b|<Fragment\b[^>]*\bref=/;

/**
 * Leaves out of React DOM what the app never asks of it, 12 kB of script as it travels: React says each feature in its own
 * functions, but calls them from those that every page needs, where no bundler can tell that they are never reached.
 */
export function reactWithoutUnused(): Plugin {
  return {
    name: "react-without-unused",
    // Before the elements in our pages become calls.
    enforce: "pre",
    apply: "build",
    transform: {
      filter: { id: /\/react-dom\/cjs\/react-dom-client\.production\.js$|\/client\/src\/.*\.tsx?$/ },
      handler: (code, id) => {
        if (id.includes("/react-dom/")) return { code: withoutUnused(code), map: null };
        const asked = ASKED.exec(code);
        if (asked) throw new Error(`React is built without ${asked[0].slice(0, 60)}: see react-unused.ts`);
        return null;
      },
    },
  };
}

function withoutUnused(code: string): string {
  let rest = neverHydrating(code);
  for (const part of Object.values(UNUSED))
    for (const [instead, names = ""] of Object.entries(part))
      for (const name of names.trim().split(/\s+/)) rest = emptied(rest, name, instead);
  return rest.replaceAll(/^FragmentInstance\.prototype\.\w+ = [\s\S]*?^\};/gm, "");
}

// Each function of the file begins and ends in its first column.
function emptied(code: string, name: string, instead: string): string {
  const whole = new RegExp(`^function ${name.replace("$", "\\$")}\\(([^)]*)\\) \\{[\\s\\S]*?^\\}$`, "m");
  return replaced(code, whole, (_whole, given: string) => `function ${name}(${given}) {${instead}}`);
}

/** React never takes over a page here: what it asks at every node is answered beforehand. */
function neverHydrating(code: string): string {
  const alone = replaced(code, /^exports\.hydrateRoot = [\s\S]*?^\};$/m, () => "");
  const unshadowed = replaced(alone, /^function initInput\([\s\S]*?^\}$/m, (whole) =>
    whole.replaceAll("isHydrating", "hydrating"),
  );
  return replaced(unshadowed, /^ {2}isHydrating = !1,$/m, () => "")
    .replaceAll(/\bisHydrating = !\d/g, "0")
    .replaceAll(/\bisHydrating\b(?!\$)/g, "!1");
}

function replaced(code: string, what: RegExp, by: (whole: string, given: string) => string): string {
  if (!what.test(code)) throw new Error(`React DOM has no ${what.source} any more: see react-without-unused.ts`);
  return code.replace(what, by);
}
