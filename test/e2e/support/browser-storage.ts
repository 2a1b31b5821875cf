import type { Page } from "playwright-core";

/** Everything that the page and its frames keep in the browser, as text: storage, databases, caches, cookies and what is shown. */
export async function everythingKept(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  const frames = await Promise.all(page.frames().map((frame) => frame.evaluate(readFrame)));
  return [JSON.stringify(cookies), ...frames].join("\n");
}

/** Runs in the page. */
async function readFrame(): Promise<string> {
  const databases = await Promise.all(
    (await indexedDB.databases()).map(
      ({ name }) =>
        new Promise<string>((resolve) => {
          const opening = indexedDB.open(name ?? "");
          opening.onerror = () => { resolve(name ?? ""); };
          opening.onsuccess = () => {
            const database = opening.result;
            const stores = [...database.objectStoreNames];
            if (stores.length === 0) { resolve(name ?? ""); return; }
            const reading = database.transaction(stores).objectStore(stores[0] ?? "").getAll();
            reading.onsuccess = () => { resolve(JSON.stringify([name, stores, reading.result])); };
            reading.onerror = () => { resolve(name ?? ""); };
          };
        }),
    ),
  );
  const kept: string[] = [];
  for (const cacheName of await caches.keys()) {
    const cache = await caches.open(cacheName);
    for (const request of await cache.keys()) kept.push(request.url, await ((await cache.match(request))?.text() ?? ""));
  }
  return [JSON.stringify(localStorage), JSON.stringify(sessionStorage), ...databases, ...kept, document.documentElement.outerHTML, document.cookie].join("\n");
}
