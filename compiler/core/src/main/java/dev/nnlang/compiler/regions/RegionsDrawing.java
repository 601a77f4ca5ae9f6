package dev.nnlang.compiler.regions;

import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.regions.Section.Span;
import java.util.List;
import java.util.Locale;

/**
 * Draws the regions of a rectangle as SVG: a polygon each, coloured by what the network makes of
 * its middle, between axes. The same regions give the same text; there is nothing in it that runs.
 */
public final class RegionsDrawing {
  /** How every drawing starts, so that nnc knows its own. */
  public static final String MARK = "<!-- Made by nnc -->\n";

  private static final int SIDE = 800;
  private static final int LEFT = 80;
  private static final int TOP = 70;
  private static final int RIGHT = 40;
  private static final int BOTTOM = 80;
  private static final int LEGEND = 34;
  private static final int TICKS = 4;

  /** Up to so many regions have the full border; that of more is thinner, and then none. */
  private static final int FEW = 1_500;

  private static final int MANY = 20_000;

  private final StringBuilder svg = new StringBuilder();
  private final Axis across;
  private final Axis up;

  private RegionsDrawing(Axis across, Axis up) {
    this.across = across;
    this.up = up;
  }

  /** The name of an input and the range that is drawn of it. */
  public record Axis(String name, Span span) {}

  /**
   * The drawing.
   *
   * @param regions of a rectangle, not of a segment
   * @param across along u
   * @param up along v
   */
  public static String of(Network network, LinearRegions regions, Axis across, Axis up) {
    RegionsDrawing drawing = new RegionsDrawing(across, up);
    Palette palette = Palette.of(network, regions.regions());
    drawing.open(network.name() + ": " + counted(regions), palette);
    drawing.polygons(regions.regions(), palette);
    drawing.axes();
    drawing.legend(palette.legend());
    drawing.svg.append("</svg>\n");
    return drawing.svg.toString();
  }

  private static String counted(LinearRegions regions) {
    int count = regions.regions().size();
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "region" : "regions");
  }

  private void open(String title, Palette palette) {
    int width = LEFT + SIDE + RIGHT;
    int height = TOP + SIDE + BOTTOM + LEGEND;
    line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\"", width, height);
    line(" viewBox=\"0 0 %d %d\" font-family=\"Helvetica, Arial, sans-serif\">", width, height);
    svg.insert(0, MARK);
    line("<title>%s</title>", escaped(title));
    line("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
    text(LEFT, TOP - 38, 24, "start", "#1f2430", title);
    text(LEFT, TOP - 14, 14, "start", "#667085", palette.shows());
  }

  private void polygons(List<Region> regions, Palette palette) {
    double border = regions.size() <= FEW ? 0.9 : regions.size() <= MANY ? 0.4 : 0;
    line(
        "<g stroke=\"#1f2430\" stroke-opacity=\"0.55\" stroke-width=\"%s\""
            + " stroke-linejoin=\"round\">",
        Decimal.of(border));
    for (Region region : regions) {
      svg.append("<polygon points=\"");
      for (int i = 0; i < region.corners(); i++) {
        svg.append(i == 0 ? "" : " ")
            .append(pixel(LEFT + SIDE * region.u(i)))
            .append(',')
            .append(pixel(TOP + SIDE * (1 - region.v(i))));
      }
      svg.append("\" fill=\"").append(palette.colour(region)).append("\"/>\n");
    }
    line("</g>");
    line(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#1f2430\""
            + " stroke-width=\"1.5\"/>",
        LEFT, TOP, SIDE, SIDE);
  }

  private void axes() {
    for (int tick = 0; tick <= TICKS; tick++) {
      double share = (double) tick / TICKS;
      double x = LEFT + SIDE * share;
      double y = TOP + SIDE * (1 - share);
      int bottom = TOP + SIDE;
      rule(x, bottom, x, bottom + 6);
      rule(LEFT - 6, y, LEFT, y);
      text(x, bottom + 24, 14, "middle", "#1f2430", at(across, share));
      text(LEFT - 11, y + 5, 14, "end", "#1f2430", at(up, share));
    }
    text(LEFT + SIDE / 2.0, TOP + SIDE + 50, 17, "middle", "#1f2430", across.name());
    line(
        "<text x=\"%s\" y=\"%s\" font-size=\"17\" text-anchor=\"middle\" fill=\"#1f2430\""
            + " transform=\"rotate(-90 %s %s)\">%s</text>",
        "24", pixel(TOP + SIDE / 2.0), "24", pixel(TOP + SIDE / 2.0), escaped(up.name()));
  }

  private void legend(List<Palette.Key> keys) {
    double x = LEFT;
    double y = TOP + SIDE + BOTTOM;
    for (Palette.Key key : keys) {
      line(
          "<rect x=\"%s\" y=\"%s\" width=\"16\" height=\"16\" fill=\"%s\" stroke=\"#1f2430\""
              + " stroke-width=\"0.6\"/>",
          pixel(x), pixel(y - 13), key.colour());
      text(x + 23, y, 14, "start", "#1f2430", key.meaning());
      x += 23 + 8.2 * key.meaning().length() + 28;
    }
  }

  private void rule(double x1, double y1, double x2, double y2) {
    line(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"#1f2430\"/>",
        pixel(x1), pixel(y1), pixel(x2), pixel(y2));
  }

  private void text(double x, double y, int size, String anchor, String fill, String text) {
    line(
        "<text x=\"%s\" y=\"%s\" font-size=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
        pixel(x), pixel(y), size, anchor, fill, escaped(text));
  }

  private void line(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String at(Axis axis, double share) {
    double low = axis.span().low();
    return Palette.shortened(low + share * (axis.span().high() - low));
  }

  /** To hundredths, none of which is written that is not needed; never negative. */
  private static String pixel(double coordinate) {
    long hundredths = Math.round(coordinate * 100);
    String whole = Long.toString(hundredths / 100);
    long rest = hundredths % 100;
    if (rest == 0) {
      return whole;
    }
    return whole + (rest < 10 ? ".0" : ".") + (rest % 10 == 0 ? rest / 10 : rest);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
