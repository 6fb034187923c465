package io.globalkpi.ingest.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {

    private static JsonNode tree(String xml) {
        return Xml.tree(xml.getBytes(StandardCharsets.UTF_8), Set.of("Item"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<r><a>1</a><b><c>x</c></b></r> | {\"a\":\"1\",\"b\":{\"c\":\"x\"}}",
                "<r><Item><a>1</a></Item></r> | {\"Item\":[{\"a\":\"1\"}]}",
                "<r><Item><a>1</a></Item><Item><a>2</a></Item></r> | {\"Item\":[{\"a\":\"1\"},{\"a\":\"2\"}]}",
                "<r><a>1</a><a>2</a><a>3</a></r> | {\"a\":[\"1\",\"2\",\"3\"]}",
                "<r> <a c='EUR'> 1.0 </a> <b/> <d>  </d> </r> | {\"a\":\"1.0\"}",
                "<r><a>x &amp; <![CDATA[<y>]]></a></r> | {\"a\":\"x & <y>\"}",
                "<p:r xmlns:p='urn:x'><p:a>1</p:a></p:r> | {\"a\":\"1\"}",
                "<r/> | {}"
            })
    void shouldReadElementsAsFields(String xml, String json) {
        assertThat(tree(xml)).hasToString(json);
    }

    @Test
    void shouldReadTheCharactersOfItsEncoding() {
        byte[] latin = "<?xml version='1.0' encoding='ISO-8859-1'?><r><a>Kännchen</a></r>"
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Xml.tree(latin, Set.of()).path("a").asText()).isEqualTo("Kännchen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "<html><br></html>",
                "<r><a>1</a>",
                "<r/><r/>",
                "<!DOCTYPE r [<!ENTITY x \"y\">]><r>&x;</r>",
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><r>&x;</r>",
                "<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/r.dtd\"><r/>"
            })
    void shouldRefuseWhatIsNoXmlOrBringsADocumentType(String xml) {
        assertThatThrownBy(() -> tree(xml))
                .isInstanceOfSatisfying(
                        CallException.class,
                        failure -> assertThat(failure.trouble().code()).isEqualTo("unreadable"));
    }

    @Test
    void shouldRefuseWhatIsDeeperThanAnyAnswer() {
        assertThatThrownBy(() -> tree("<a>".repeat(100_000) + "</a>".repeat(100_000)))
                .isInstanceOf(CallException.class);
    }
}
