// The certified oidc-provider on loopback, dressed as each of the providers that we know. Its people have no passwords.
// usage: node provider.mjs PORT RELYING_PARTY CLIENT_KEY_FILE
// POST /mend {"spoil": …} says what the next ID tokens are spoilt with; the provider itself never misbehaves.
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { SignJWT, decodeJwt } from "jose";
import { Provider } from "oidc-provider";

const [port, party, keyFile] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;
const EPPN = "https://n.feide.no/claims/eduPersonPrincipalName";
const ours = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const strange = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const clientKey = createPublicKey(readFileSync(keyFile)).export({ format: "jwk" });

const client = (key, more) => ({
  client_id: `hr-${key}`,
  redirect_uris: [`${party}/logg-inn/${key}/svar/`],
  post_logout_redirect_uris: [`${party}/logg-ut/ferdig/`],
  backchannel_logout_uri: `${issuer}/ignored`, // only for a client with one does it put sid into the ID token
  backchannel_logout_session_required: true,
  response_types: ["code"],
  grant_types: ["authorization_code"],
  ...more,
});
const byKey = { token_endpoint_auth_method: "private_key_jwt", jwks: { keys: [{ ...clientKey, use: "sig" }] } };
const bySecret = (method) => ({ token_endpoint_auth_method: method, client_secret: "a-secret-that-is-long-enough" });

const provider = new Provider(issuer, {
  clients: [
    client("ansattporten", byKey),
    client("idporten", byKey),
    client("entra", bySecret("client_secret_post")),
    client("feide", bySecret("client_secret_basic")),
    client("generic", bySecret("client_secret_basic")),
  ],
  scopes: ["openid", "profile", "userid-feide"],
  claims: {
    openid: ["sub", "acr", "oid", "pid", "authorization_details"],
    "userid-feide": [EPPN],
  },
  acrValues: ["low", "substantial", "high", "idporten-loa-low", "idporten-loa-substantial", "idporten-loa-high"],
  conformIdTokenClaims: false,
  jwks: { keys: [{ ...ours.export({ format: "jwk" }), kid: "ours", use: "sig", alg: "RS256" }] },
  cookies: { keys: ["only for tests"] },
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: { enabled: true, logoutSource },
  },
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  // what a person is known by: "kari" has the national number that a real provider would send
  findAccount: (ctx, name) => ({
    accountId: name,
    claims: (use) => ({
      sub: name,
      oid: `oid-${name}`,
      pid: "01010112345",
      authorization_details: details(name),
      ...(use === "userinfo" ? { [EPPN]: `${name}@eksempel.no` } : {}),
    }),
  }),
  async loadExistingGrant(ctx) {
    const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope(ctx.oidc.params.scope);
    await grant.save();
    return grant;
  },
});

// Ansattporten: whom the person may act for; "fremmed" may act for nobody that we know
const details = (name) => [
  {
    type: "ansattporten:altinn:resource",
    resource: "urn:altinn:resource:handlingsrom",
    authorized_parties: [
      { orgno: { authority: "iso6523-actorid-upis", ID: name === "fremmed" ? "0192:000000000" : "0192:991825827" } },
    ],
  },
];

// oidc-provider has no front-channel logout of its own, so the page that asks also shows the frame, as the standard says
async function logoutSource(ctx, form) {
  const frames = Object.entries(ctx.oidc.session.authorizations ?? {}).map(([id, { sid }]) => {
    const asked = new URLSearchParams({ iss: issuer, sid });
    return `<iframe title="${id}" src="${party}/logg-inn/${id.replace("hr-", "")}/avslutt/?${asked}"></iframe>`;
  });
  ctx.body = page(`${frames.join("")}${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Out</button>`);
}

const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Provider</title>${body}</html>`;

async function body(ctx) {
  let told = "";
  for await (const part of ctx.req) told += part;
  return told;
}

let spoil = "";
const SPOILT = {
  nonce: (claims) => ({ ...claims, nonce: "another" }),
  issuer: (claims) => ({ ...claims, iss: "http://localhost:1" }),
  audience: (claims) => ({ ...claims, aud: "somebody else" }),
  expired: (claims) => ({ ...claims, iat: claims.iat - 7200, exp: claims.iat - 3600 }),
  signature: (claims) => claims,
};

async function spoilt(token) {
  const claims = SPOILT[spoil](decodeJwt(token));
  const key = spoil === "signature" ? strange : ours;
  return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "ours" }).sign(key);
}

provider.use(async (ctx, next) => {
  if (ctx.path === "/mend") {
    spoil = JSON.parse(await body(ctx)).spoil;
    ctx.body = "";
    return;
  }
  if (ctx.path === "/ignored") {
    ctx.body = "";
    return;
  }
  if (ctx.path.startsWith("/interaction/")) return interaction(ctx);
  if (ctx.path === "/token" && spoil === "down") {
    ctx.status = 503;
    return;
  }
  await next();
  if (ctx.path === "/token" && ctx.body?.id_token && spoil in SPOILT) {
    ctx.body = { ...ctx.body, id_token: await spoilt(ctx.body.id_token) };
  }
});

async function interaction(ctx) {
  if (ctx.method === "GET") {
    ctx.body = page(
      `<form method="post"><label>Name <input name="name"></label><label>Level <input name="acr"></label>
       <button name="go" value="yes">Sign in</button><button name="go" value="no">Cancel</button></form>`,
    );
    return;
  }
  const told = new URLSearchParams(await body(ctx));
  const result =
    told.get("go") === "yes"
      ? { login: { accountId: told.get("name"), acr: told.get("acr") || undefined } }
      : { error: "access_denied", error_description: "the person said no" };
  await provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
  ctx.respond = false;
}

provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
