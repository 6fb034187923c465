package io.globalkpi.ingest.platform.amazon;

import static java.util.Map.entry;

import io.globalkpi.schemas.event.FeeClass;
import java.util.Map;
import java.util.Set;

/** Amazon's names of charges, written without spaces and case: finances, settlements and reports spell them differently. */
final class ChargeWords {

    private static final Map<String, FeeClass> FEES = Map.ofEntries(
            entry("commission", FeeClass.PLATFORM),
            entry("fixedclosingfee", FeeClass.PLATFORM),
            entry("variableclosingfee", FeeClass.PLATFORM),
            entry("refundcommission", FeeClass.PLATFORM),
            entry("digitalservicesfee", FeeClass.PLATFORM),
            entry("giftwrapchargeback", FeeClass.PLATFORM),
            entry("shippingchargeback", FeeClass.PLATFORM),
            entry("subscription", FeeClass.PLATFORM),
            entry("salestaxcollectionfee", FeeClass.PLATFORM),
            entry("couponredemptionfee", FeeClass.PLATFORM),
            entry("amazonfees", FeeClass.PLATFORM),
            entry("fbafees", FeeClass.FULFILMENT),
            entry("fbaperunitfulfillmentfee", FeeClass.FULFILMENT),
            entry("fbaperorderfulfillmentfee", FeeClass.FULFILMENT),
            entry("fbaweightbasedfee", FeeClass.FULFILMENT),
            entry("fbapickandpackfee", FeeClass.FULFILMENT),
            entry("fbacustomerreturnperunitfee", FeeClass.FULFILMENT),
            entry("fbaremovalfee", FeeClass.FULFILMENT),
            entry("fbadisposalfee", FeeClass.FULFILMENT),
            entry("fbastoragefee", FeeClass.STORAGE),
            entry("fbalongtermstoragefee", FeeClass.STORAGE),
            entry("storagefee", FeeClass.STORAGE),
            entry("fbainboundtransportationfee", FeeClass.FREIGHT),
            entry("fbainboundtransportationprogramfee", FeeClass.FREIGHT),
            entry("shippinglabelpurchase", FeeClass.FREIGHT),
            entry("productads", FeeClass.ADVERTISING),
            entry("productadspayment", FeeClass.ADVERTISING),
            entry("costofadvertising", FeeClass.ADVERTISING));

    /** Names of groups that are looked into if they tell their parts. */
    private static final Set<String> GROUPS = Set.of("amazonfees", "fbafees", "fees", "itemfees", "expenses");

    /** What the buyer paid, or got back: no fees. */
    private static final Set<String> PROCEEDS = Set.of(
            "sales",
            "productcharges",
            "principal",
            "ourpriceprincipal",
            "itemprice",
            "tax",
            "taxes",
            "ourpricetax",
            "shippingtax",
            "giftwraptax",
            "itemwithheldtax",
            "marketplacefacilitatortax",
            "shipping",
            "shippingcharges",
            "shippingprincipal",
            "giftwrap",
            "giftwrapprincipal",
            "goodwill",
            "restockingfee",
            "promotion",
            "promotions",
            "promometadatadefinitionvalue",
            "refunds",
            "refundedsales",
            "directpayment",
            "reserve");

    private ChargeWords() {}

    /** How these tables spell a word. */
    static String plain(String word) {
        StringBuilder plain = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char letter = Character.toLowerCase(word.charAt(i));
            if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
                plain.append(letter);
            }
        }
        return plain.toString();
    }

    static boolean isProceeds(String plain) {
        return PROCEEDS.contains(plain);
    }

    static boolean isGroup(String plain) {
        return GROUPS.contains(plain);
    }

    static boolean isKnownFee(String plain) {
        return FEES.containsKey(plain);
    }

    static FeeClass feeClass(String plain) {
        return FEES.getOrDefault(plain, FeeClass.UNKNOWN);
    }
}
