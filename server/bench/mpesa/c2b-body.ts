/** The notice of a payment of KES 10 to an account, as the provider words it. */
export const c2bBody = (receipt: string, account: string): string =>
  JSON.stringify({
    TransactionType: "Pay Bill",
    TransID: receipt,
    TransTime: new Date(Date.now() + 3 * 3_600_000).toISOString().replaceAll(/\D/g, "").slice(0, 14),
    TransAmount: "10.00",
    BusinessShortCode: "600001",
    BillRefNumber: account,
    InvoiceNumber: "",
    OrgAccountBalance: "",
    ThirdPartyTransID: "",
    MSISDN: "2547 ***** 126",
    FirstName: "AMINA",
    MiddleName: "",
    LastName: "",
  });
