import { z } from "zod";
import { OAuthRefusal } from "./oauth-refusal";

const text = z.string().min(1);
const client = {
  client_id: text,
  client_secret: text.optional(),
  client_assertion: text.optional(),
  client_assertion_type: z.literal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer").optional(),
  client_info: z.string().optional(),
};

const tokenRequest = z.discriminatedUnion("grant_type", [
  z.object({ grant_type: z.literal("authorization_code"), ...client, code: text, redirect_uri: text, code_verifier: text, scope: text.optional() }),
  z.object({ grant_type: z.literal("refresh_token"), ...client, refresh_token: text, scope: z.string().default("") }),
  z.object({ grant_type: z.literal("client_credentials"), ...client, scope: z.string().default("") }),
  z.object({
    grant_type: z.literal("urn:ietf:params:oauth:grant-type:jwt-bearer"),
    ...client,
    assertion: text,
    requested_token_use: z.literal("on_behalf_of"),
    scope: z.string().default(""),
  }),
]);

/** A request to the token address, one shape for each way to get a token. */
export type TokenRequest = z.infer<typeof tokenRequest>;

/** The request of one way to get a token. */
export type TokenRequestOf<Grant extends TokenRequest["grant_type"]> = Extract<TokenRequest, { readonly grant_type: Grant }>;

/**
 * Reads the form that was posted to the token address.
 *
 * @throws {OAuthRefusal} when a field is missing, or the grant type is none of those known here.
 */
export function readTokenRequest(form: Readonly<Record<string, unknown>>): TokenRequest {
  const parsed = tokenRequest.safeParse(form);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join(".") ?? "";
  if (field === "grant_type" && typeof form["grant_type"] === "string") {
    throw new OAuthRefusal("unsupported_grant_type", "AADSTS70003: The app requested an unsupported grant type.");
  }
  throw new OAuthRefusal("invalid_request", `AADSTS900144: The request body must contain the following parameter: '${field}'.`);
}
