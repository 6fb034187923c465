package io.globalkpi.ingest.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML as platforms send it, as a tree of JSON. An element with children is an object, one with a text is that text, an empty one is
 * absent; attributes and namespaces are left out. A document type is refused, so that no entity is ever expanded or fetched.
 */
final class Xml {

    /** Deeper than any answer a platform documents. */
    private static final int DEEPEST = 64;

    private final XMLStreamReader reader;
    private final Set<String> lists;

    private Xml(XMLStreamReader reader, Set<String> lists) {
        this.reader = reader;
        this.lists = lists;
    }

    /**
     * What stands in the root element.
     *
     * @param lists names of the elements that may come more than once: each is an array, of one too
     * @throws CallException if the bytes are no XML
     */
    static JsonNode tree(byte[] xml, Set<String> lists) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                if (reader.getEventType() == XMLStreamConstants.DTD) {
                    throw unreadable();
                }
            }
            JsonNode content = new Xml(reader, lists).content(0);
            while (reader.hasNext()) {
                reader.next();
            }
            return content == null ? JsonNodeFactory.instance.objectNode() : content;
        } catch (XMLStreamException e) {
            throw unreadable();
        }
    }

    /** What stands up to the end of the element that has begun; null for nothing. */
    private @Nullable JsonNode content(int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw unreadable();
        }
        ObjectNode children = JsonNodeFactory.instance.objectNode();
        StringBuilder text = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                String name = reader.getLocalName();
                put(children, name, content(depth + 1));
            } else if (reader.isCharacters()) {
                text.append(reader.getText());
            }
        }
        if (!children.isEmpty()) {
            return children;
        }
        return text.toString().isBlank()
                ? null
                : JsonNodeFactory.instance.textNode(text.toString().strip());
    }

    /** What comes twice without being known as a list becomes one too: nothing is lost. */
    private void put(ObjectNode children, String name, @Nullable JsonNode child) {
        JsonNode before = children.get(name);
        if (child == null) {
            return;
        }
        if (before instanceof ArrayNode list) {
            list.add(child);
        } else if (before != null) {
            children.putArray(name).add(before).add(child);
        } else if (lists.contains(name)) {
            children.putArray(name).add(child);
        } else {
            children.set(name, child);
        }
    }

    private static CallException unreadable() {
        return new CallException(Trouble.unreadable("no XML"));
    }
}
