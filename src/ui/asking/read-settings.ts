import { type PagesConfig, pagesConfig } from "../../api/pages-config";
import { ApiError } from "./api-error";

const SETTINGS_WITHIN_MS = 10_000;

/**
 * Reads where the identity provider and the service are.
 *
 * @throws {ApiError} the service cannot be reached, or its answer cannot be read.
 */
export async function readSettings(address: string, fetcher: typeof fetch): Promise<PagesConfig> {
  const read = pagesConfig.safeParse(await answerOf(address, fetcher));
  if (!read.success) throw new ApiError({ code: "not-understood" });
  return read.data;
}

async function answerOf(address: string, fetcher: typeof fetch): Promise<unknown> {
  try {
    const response = await fetcher(address, { signal: AbortSignal.timeout(SETTINGS_WITHIN_MS), cache: "no-store" });
    return response.ok ? await response.json() : undefined;
  } catch (error) {
    throw new ApiError({ code: "offline" }, { cause: error });
  }
}
