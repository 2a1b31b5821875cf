import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ArrivalOutlineShape } from "../../src/api/packages";
import { PACKAGE_FAULTS } from "../../src/domain/package/package-file";
import { PACKED_LISTS } from "../../src/domain/package/package-records";
import { ArrivalPage } from "../../src/tab/package/ArrivalPage";
import { SendPackagePage } from "../../src/tab/package/SendPackagePage";
import { SentPackages } from "../../src/tab/package/SentPackages";
import type { PageAddress } from "../../src/tab/page-address";
import type { ApiClient } from "../../src/ui/asking/api-client";
import { ApiError } from "../../src/ui/asking/api-error";
import { EN_GB } from "../../src/ui/words/en-GB";
import { createApiClientDouble, refused } from "../support/api-client-double";
import { aMeAnswer } from "../support/page-fixtures";
import { aTabServices, show } from "../support/show";

const opened: PageAddress[] = [];
const navigation = { address: { page: "home" }, moves: 0, canGoBack: false, open: (address: PageAddress) => void opened.push(address), replace: () => undefined, back: () => undefined } as const;
const [school] = aMeAnswer().schools;
const saved: string[] = [];
const counts = { Children: 1, Plans: 2, Targets: 3, Provision: 0, Progress: 4, Reviews: 1, Acknowledgements: 5 };
const READABLE: ArrivalOutlineShape = {
  kind: "readable", head: { fromSchool: "Oakfield Primary", toSchool: "Riverside", madeOn: "2026-10-01" }, fingerprint: "0123-4567-89ab-cdef", documents: 2, obstacles: [],
  child: { name: "Jo O'Neill-Wren", yearGroup: "3", dateOfBirth: "2018-03-04" }, lists: PACKED_LISTS.map((list) => ({ list, total: 2, here: list === "Plans" ? 1 : 0, differing: list === "Plans" ? 1 : 0 })),
};
const RECEIPT = { product: "Baton", format: 1, kind: "receipt", code: "0f3a-77c1-9b20-4de8-a615", fromSchool: "Oakfield Primary", toSchool: "Riverside", receivedOn: "2026-10-02" } as const;
const SENT = { id: "package-1", childId: "child-jo", childName: "Jo O'Neill-Wren", toSchool: "Riverside", sentAt: "2026-10-01T10:00:00Z", isReceived: false };

const servicesWith = (overrides: Partial<ApiClient>) => ({ services: aTabServices({ api: createApiClientDouble(overrides).api }) });
const openArrival = (overrides: Partial<ApiClient>) => show(<ArrivalPage school={school!} navigation={navigation} />, servicesWith(overrides));
const choose = (bytes = 3) => userEvent.upload(screen.getByLabelText("The package"), new File([new Uint8Array(bytes)], "p.zip", { type: "application/zip" }));

beforeEach(() => {
  opened.length = 0;
  saved.length = 0;
  URL.createObjectURL = (content) => `blob:${String((content as Blob).size)}`;
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push(`${this.download} ${this.href}`);
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe("sending a child to a school elsewhere", () => {
  const open = (overrides: Partial<ApiClient>) =>
    show(<SendPackagePage childId="child-jo" navigation={navigation} onHome={() => undefined} />, servicesWith({ packageOutline: async () => ({ child: { id: "child-jo", name: "Jo O'Neill-Wren" }, counts, documents: 2 }), ...overrides }));

  it("says what goes and what to mind before anything is made, and needs the school's name", async () => {
    open({});
    await screen.findByRole("heading", { level: 1, name: "Send Jo O'Neill-Wren to another school" });
    const goes = within(screen.getByRole("region", { name: "What goes" }));
    expect(goes.getAllByRole("listitem").map((one) => one.textContent)).toEqual([
      "The child's details", "2 versions of the plan", "3 targets", "4 progress entries", "1 review", "5 confirmations of having read", "2 Word documents",
    ]);
    expect(screen.getByText("Anybody who has the file can read it")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Make the package" }));
    expect(screen.getByText("Write the name of the other school.")).toBeTruthy();
  });

  it("downloads the file, tells the check code, and downloads it again", async () => {
    const asked: unknown[] = [];
    open({ makePackage: async (...question) => { asked.push(question); return { fileName: "handover-package-0123.zip", fingerprint: "0123-4567-89ab-cdef", file: "AAAA" }; } });
    await userEvent.type(await screen.findByRole("textbox", { name: /Name of the other school/ }), " Riverside {enter}");
    await screen.findByText("The package for Riverside is in your downloads");
    expect(screen.getByText(/check code is 0123-4567-89ab-cdef/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Download again" }));
    expect([asked, saved]).toEqual([[["child-jo", "Riverside"]], ["handover-package-0123.zip blob:3", "handover-package-0123.zip blob:3"]]);
  });

  it("keeps the school's name when it fails", async () => {
    open({ makePackage: refused("unavailable") });
    await userEvent.type(await screen.findByRole("textbox", { name: /Name of the other school/ }), "Riverside{enter}");
    await screen.findByText(/Microsoft 365 is not answering/);
    expect(screen.getByDisplayValue("Riverside")).toBeTruthy();
  });
});

describe("taking in a package", () => {
  it("says why a file is refused, in words, and offers nothing", async () => {
    openArrival({ outlineArrival: async () => ({ kind: "refused", faults: [{ kind: "file-differs", where: "records.json" }, { kind: "file-extra", where: "x.docx" }] }) });
    await choose();
    const alert = within(await screen.findByRole("alert"));
    expect(alert.getAllByRole("listitem").map((one) => one.textContent)).toEqual(["Something was changed after the package was made. In records.json", "Something was added to the package. In x.docx"]);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("has words for every reason", () => {
    expect(PACKAGE_FAULTS.filter((fault) => !(`packageFault.${fault}` in EN_GB))).toEqual([]);
  });

  it("does not send what is too large to be a package", async () => {
    openArrival({ outlineArrival: refused("bug") });
    await choose(8 * 1024 * 1024 + 1);
    expect(await screen.findByText(/larger than 8 MB/)).toBeTruthy();
  });

  it("shows what would come and the check code, takes it in round by round, and gives the receipt", async () => {
    let rounds = 0;
    let goOn = (): void => undefined;
    const waiting = new Promise<void>((resolve) => { goOn = resolve; });
    openArrival({
      outlineArrival: async () => READABLE,
      takeInPackage: async () => {
        rounds += 1;
        if (rounds === 1) return { childId: "child-jo", done: 7, total: 15 };
        await waiting;
        return { childId: "child-jo", done: 15, total: 15, receipt: RECEIPT };
      },
    });
    await choose();
    await screen.findByRole("heading", { level: 2, name: "Jo O'Neill-Wren, year 3" });
    expect(screen.getByText(/Check code 0123-4567-89ab-cdef/)).toBeTruthy();
    const plans = within(screen.getByRole("table", { name: "What comes" })).getByRole("row", { name: "Plan versions 1 1" });
    expect(plans).toBeTruthy();
    expect(screen.getByText(/1 record here says something else/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Take in" }));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Taking in 7 of 15"));
    goOn();
    await screen.findByText("Jo O'Neill-Wren is on your list");
    await userEvent.click(screen.getByRole("button", { name: "Receipt as a file" }));
    await userEvent.click(screen.getByRole("button", { name: "Receipt to print" }));
    expect(saved.map((one) => one.split(" ")[0])).toEqual(["receipt-0f3a.json", "receipt-0f3a.html"]);
    await userEvent.click(screen.getByRole("button", { name: "Open Jo O'Neill-Wren" }));
    expect(opened).toEqual([{ page: "child", childId: "child-jo" }]);
  });

  it("goes on where it stopped", async () => {
    let rounds = 0;
    openArrival({
      outlineArrival: async () => READABLE,
      takeInPackage: async () => {
        rounds += 1;
        if (rounds === 2) throw new ApiError({ code: "unavailable" });
        return { childId: "child-jo", done: 7, total: 15, ...(rounds === 3 ? { receipt: RECEIPT } : {}) };
      },
    });
    await choose();
    await userEvent.click(await screen.findByRole("button", { name: "Take in" }));
    await screen.findByText(/Not finished yet/);
    await userEvent.click(screen.getByRole("button", { name: "Go on" }));
    expect(await screen.findByText("Jo O'Neill-Wren is on your list")).toBeTruthy();
  });

  it("offers no way on when something here stands in the way", async () => {
    openArrival({ outlineArrival: async () => ({ ...READABLE, obstacles: ["in-another-school"] }) });
    await choose();
    expect(await screen.findByText(/Another school of your own trust has this child/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Take in" })).toBeNull();
  });
});

describe("packages for other schools", () => {
  it("says that there is none", async () => {
    show(<SentPackages schoolId="school-oakfield" />, servicesWith({}));
    expect(await screen.findByRole("heading", { name: "No package has been made" })).toBeTruthy();
  });

  it("says what is wrong with a code, and marks the package when it is right", async () => {
    const codes: string[] = [];
    const markReceived: ApiClient["markReceived"] = async (_schoolId, code) => {
      codes.push(code);
      if (codes.length === 1) throw new ApiError({ code: "invalid" });
      if (codes.length === 2) throw new ApiError({ code: "not-found" });
      return { ...SENT, isReceived: true, acceptedAt: "2026-10-03T10:00:00Z" };
    };
    show(<SentPackages schoolId="school-oakfield" />, servicesWith({ packages: async () => ({ packages: [SENT] }), markReceived }));
    await screen.findByText("No receipt yet");
    const code = screen.getByRole("textbox", { name: "Receipt code" });
    await userEvent.type(code, "thanks{enter}");
    await screen.findByText(/This is not a receipt code/);
    await userEvent.type(code, "!{enter}");
    await screen.findByText(/No package from your school has this code/);
    await userEvent.upload(screen.getByLabelText("Or choose the receipt file"), new File(["not json"], "r.json", { type: "application/json" }));
    await screen.findByText(/This file is not a receipt/);
    await userEvent.upload(screen.getByLabelText("Or choose the receipt file"), new File([JSON.stringify(RECEIPT)], "r.json", { type: "application/json" }));
    await screen.findByDisplayValue(RECEIPT.code);
    await userEvent.click(screen.getByRole("button", { name: "Mark as received" }));
    await screen.findByText("Received 3 Oct 2026");
    expect(codes.at(-1)).toBe(RECEIPT.code);
    expect(screen.queryByRole("form")).toBeNull();
  });
});
