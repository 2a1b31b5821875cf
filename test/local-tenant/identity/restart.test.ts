import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openStore } from "../../../src/local-tenant/store/open-store";
import { addSchoolApp, APP_URI, askToken, authorizeAddress, choosePerson, cookieOf, getCode, openAddress, redeem, SENCO, sentBack } from "../../support/oauth-client";
import { type LocalTenant, startLocalTenant, TENANT_ID } from "../../support/local-tenant";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tenant-restart-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const readKeys = async (tenant: LocalTenant): Promise<unknown> => {
  const { keys } = (await (await fetch(`${tenant.origin}/${TENANT_ID}/discovery/v2.0/keys`)).json()) as { keys: readonly { readonly kid: string; readonly n: string }[] };
  return keys.map(({ kid, n }) => ({ kid, n }));
};

describe("a tenant that starts again", () => {
  it("keeps its signing key, who is signed in, and refresh tokens", async () => {
    const firstStore = await openStore(folder);
    const first = await startLocalTenant({ store: firstStore });
    await addSchoolApp(first);
    const cookie = cookieOf(await choosePerson(authorizeAddress(first), SENCO));
    const { body } = await redeem(first, await getCode(first, SENCO));
    const keys = await readKeys(first);
    await first.close();
    await firstStore.close();

    const secondStore = await openStore(folder);
    const second = await startLocalTenant({ store: secondStore });
    expect(await readKeys(second)).toEqual(keys);
    expect(sentBack(await openAddress(authorizeAddress(second, { prompt: "none" }), cookie)).get("code")).not.toBeNull();
    const form = { grant_type: "refresh_token", refresh_token: String(body["refresh_token"]), scope: `${APP_URI}/access_as_user` };
    expect((await askToken(second, form)).status).toBe(200);
    await second.close();
    await secondStore.close();
  }, 90_000);
});
