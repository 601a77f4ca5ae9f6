package dev.nnlang.compiler.regions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.regions.RegionsDrawing.Axis;
import dev.nnlang.compiler.regions.Section.Span;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A drawing, read again as XML. */
final class RegionsDrawingTest {
  private static final Span SPAN = new Span(-1, 1);

  private static Network network(String output, String unit) {
    return Nets.parsed(
        """
        nn 1
        model Net {
          input  x, y: real in -1..1
          output z: %s
          layers: dense(9, relu) -> dense(7, relu) -> dense(_, %s)
        }
        """
            .formatted(output, unit));
  }

  private static LinearRegions regions(Network network) {
    return LinearRegions.on(
        Section.rectangle(new double[2], 0, SPAN, 1, SPAN), network, Nets.random(network, 3));
  }

  private static String drawn(Network network) {
    return RegionsDrawing.of(
        network, regions(network), new Axis("x", SPAN), new Axis("<&\"y", SPAN));
  }

  private static Document xml(String svg)
      throws ParserConfigurationException, IOException, SAXException {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "real             | identity",
        "real             | tanh",
        "boolean          | sigmoid",
        "one_of(a, b, c)  | softmax"
      })
  void thereIsAPolygonForEachRegion(String output, String unit) throws Exception {
    Network network = network(output, unit);
    String svg = drawn(network);
    assertTrue(svg.startsWith(RegionsDrawing.MARK), svg);
    Document document = xml(svg);
    NodeList polygons = document.getElementsByTagName("polygon");
    int count = regions(network).regions().size();
    assertTrue(count > 20, "" + count);
    assertEquals(count, polygons.getLength());
    Set<String> colours = new TreeSet<>();
    for (int i = 0; i < polygons.getLength(); i++) {
      Element polygon = (Element) polygons.item(i);
      assertTrue(polygon.getAttribute("points").matches("([0-9.]+,[0-9.]+ ?){3,}"), svg);
      assertTrue(polygon.getAttribute("fill").matches("#[0-9a-f]{6}"), svg);
      colours.add(polygon.getAttribute("fill"));
    }
    assertTrue(colours.size() > 5, colours.toString());
    assertEquals(
        "Net: " + count + " regions",
        document.getElementsByTagName("title").item(0).getTextContent());
    assertEquals(0, document.getElementsByTagName("script").getLength());
  }

  @Test
  void namesStayText() throws Exception {
    NodeList texts = xml(drawn(network("real", "identity"))).getElementsByTagName("text");
    boolean found = false;
    for (int i = 0; i < texts.getLength(); i++) {
      found |= texts.item(i).getTextContent().equals("<&\"y");
    }
    assertTrue(found);
  }

  /** Where no unit bends inside, there is the whole square and one colour. */
  @Test
  void oneRegionIsDrawnToo() {
    Network network = Nets.of(2, "h: dense(1, relu)", 1);
    Map<String, double[]> parameters = Nets.random(network, 1);
    parameters.put("h.bias", new double[] {9});
    LinearRegions one =
        LinearRegions.on(Section.rectangle(new double[2], 0, SPAN, 1, SPAN), network, parameters);
    String svg = RegionsDrawing.of(network, one, new Axis("x", SPAN), new Axis("y", SPAN));
    assertTrue(svg.contains("points=\"80,870 880,870 880,70 80,70\""), svg);
    assertTrue(svg.contains("Net: 1 region<"), svg);
    assertFalse(svg.contains("NaN"), svg);
  }

  @Test
  void noLocaleChangesAPixel() {
    Locale before = Locale.getDefault();
    String svg = drawn(network("real", "identity"));
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(svg, drawn(network("real", "identity")));
    } finally {
      Locale.setDefault(before);
    }
  }
}
