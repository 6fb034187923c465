package io.globalkpi.standin.ebay;

import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Served;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * eBay's oldest interface: XML by POST, the call named in a header. Whatever goes wrong it says with HTTP 200, now and then it fails by
 * itself, and a good answer may come with a warning.
 */
final class TradingDesk {

    static final String PATH = "/ws/api.dll";

    private static final String NAMESPACE = "urn:ebay:apis:eBLBaseComponents";
    private static final int EVERY = 11;

    private final SellerList listings;
    private final ItemTransactions transactions;
    private int calls;

    TradingDesk(SellerList listings, ItemTransactions transactions) {
        this.listings = listings;
        this.transactions = transactions;
    }

    /** A refusal as this interface has it. */
    static Served failure(String code, String message, String classification) {
        return xml("<Ack>Failure</Ack><Errors><ShortMessage>" + message + "</ShortMessage><LongMessage>" + message
                + "</LongMessage><ErrorCode>" + code + "</ErrorCode><SeverityCode>Error</SeverityCode>"
                + "<ErrorClassification>" + classification + "</ErrorClassification></Errors>");
    }

    synchronized Served answer(Ask ask, int page) {
        if (++calls % EVERY == 0) {
            return failure("10007", "Internal error to the application.", "SystemError");
        }
        if (!ask.method().equals("POST")
                || ask.header("X-EBAY-API-COMPATIBILITY-LEVEL").isEmpty()
                || ask.header("X-EBAY-API-SITEID").isEmpty()) {
            return failure("2", "Unsupported API call.", "RequestError");
        }
        String call = ask.header("X-EBAY-API-CALL-NAME").orElse("");
        Document request = read(ask.body());
        if (request == null || !request.getDocumentElement().getLocalName().equals(call + "Request")) {
            return failure("5", "XML Parse error.", "RequestError");
        }
        return switch (call) {
            case "GetSellerList" -> sellerList(request, page);
            case "GetItemTransactions" -> itemTransactions(request);
            default -> failure("2", "Unsupported API call.", "RequestError");
        };
    }

    private Served sellerList(Document request, int page) {
        Instant from = Instant.parse(text(request, "EndTimeFrom", "2000-01-01T00:00:00Z"));
        Instant to = Instant.parse(text(request, "EndTimeTo", "2100-01-01T00:00:00Z"));
        int entries = Integer.parseInt(text(request, "EntriesPerPage", "0"));
        if (Duration.between(from, to).compareTo(Duration.ofDays(120)) >= 0 || entries < 1 || entries > 200) {
            return failure("10012", "Invalid value.", "RequestError");
        }
        return xml(listings.answer(
                new Span(from, to),
                text(request, "IncludeVariations", "false").equals("true"),
                Integer.parseInt(text(request, "PageNumber", "1")),
                Math.min(page, entries)));
    }

    private Served itemTransactions(Document request) {
        String transaction = text(request, "IncludeContainingOrder", "false").equals("true")
                ? text(request, "TransactionID", "")
                : "";
        return transactions
                .answer(text(request, "ItemID", ""), transaction)
                .map(TradingDesk::xml)
                .orElseGet(() -> failure("17", "This item cannot be accessed.", "RequestError"));
    }

    private static @Nullable Document read(byte[] body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            return null;
        }
    }

    private static String text(Document request, String name, String otherwise) {
        NodeList found = request.getElementsByTagNameNS(NAMESPACE, name);
        return found.getLength() == 0 ? otherwise : found.item(0).getTextContent();
    }

    private static Served xml(String content) {
        return Served.text(
                "text/xml",
                StandardCharsets.UTF_8,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response xmlns=\"" + NAMESPACE + "\">" + content
                        + "</Response>");
    }
}
