// Measures pages of a built site with Lighthouse, as a phone and as a desktop, from a server on loopback
// that compresses and lets browsers keep files, as the host of the site does. Times vary, so that each page
// is measured five times and has the median: https://github.com/GoogleChrome/lighthouse/blob/main/docs/variability.md
// node measure.js SITE [PAGE ...]; fails if a score is below 100.
import { createReadStream, existsSync } from "node:fs"
import { createServer } from "node:http"
import { extname, join, normalize } from "node:path"
import { createGzip } from "node:zlib"
import { launch } from "chrome-launcher"
import lighthouse, { desktopConfig } from "lighthouse"

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
}
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
const RUNS = 5
const DEVICES = { mobile: undefined, desktop: desktopConfig }

const [folder, ...named] = process.argv.slice(2)
const pages = named.length ? named : ["", "arms-transfers/", "trade/", "bibliography/", "claims/", "footcite/"]

function serve(request, response) {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname))
  const file = join(folder, path.endsWith("/") ? `${path}index.html` : path)
  if (!existsSync(file)) {
    response.writeHead(404).end()
    return
  }
  const type = TYPES[extname(file)] ?? "application/octet-stream"
  const headers = { "content-type": type, "cache-control": "max-age=31536000" }
  if (type.startsWith("image/png")) {
    response.writeHead(200, headers)
    createReadStream(file).pipe(response)
  } else {
    response.writeHead(200, { ...headers, "content-encoding": "gzip" })
    createReadStream(file).pipe(createGzip()).pipe(response)
  }
}

async function measure(url, config, port) {
  const runs = []
  for (let run = 0; run < RUNS; run++) runs.push(await measureOnce(url, config, port))
  const median = (values) => values.sort((one, other) => one - other)[(RUNS - 1) / 2]
  const scores = CATEGORIES.map((_, category) => median(runs.map((run) => run.scores[category])))
  return { scores, failed: [...new Set(runs.flatMap((run) => run.failed))] }
}

async function measureOnce(url, config, port) {
  const { lhr } = await lighthouse(url, { port, onlyCategories: CATEGORIES, logLevel: "error" }, config)
  const scores = CATEGORIES.map((name) => Math.round(lhr.categories[name].score * 100))
  const failed = CATEGORIES.flatMap((name) => lhr.categories[name].auditRefs)
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
    .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim())
  return { scores, failed }
}

const server = createServer(serve).listen(0, "127.0.0.1")
const chrome = await launch({
  chromePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox"],
})
let lowest = 100
console.log(`| page | device | ${CATEGORIES.join(" | ")} | below 90 |`)
console.log(`| --- | --- | ${CATEGORIES.map(() => "---").join(" | ")} | --- |`)
for (const page of pages) {
  for (const [device, config] of Object.entries(DEVICES)) {
    const url = `http://127.0.0.1:${server.address().port}/${page}`
    const { scores, failed } = await measure(url, config, chrome.port)
    lowest = Math.min(lowest, ...scores)
    console.log(`| /${page} | ${device} | ${scores.join(" | ")} | ${failed.join("; ")} |`)
  }
}
await chrome.kill()
server.close()
process.exitCode = lowest < 100 ? 1 : 0
