package dev.nnlang.compiler.diagnostic;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.nnlang.compiler.source.LineMap;
import dev.nnlang.compiler.source.SourceFile;
import dev.nnlang.compiler.source.Span;
import java.util.List;

/**
 * Shows diagnostics to a machine, as JSON Lines: one object for each diagnostic, on a line of its
 * own.
 *
 * <p>The keys are always there and always in this order: {@code file}, {@code severity}, {@code
 * code}, {@code message}, {@code range}, {@code labels}, {@code notes}, {@code help}, {@code edit};
 * {@code help} and {@code edit} are {@code null} where there is no cure. The first label is the
 * primary one. Lines and columns count from 1, columns in UTF-16 units; {@code end} is the place
 * after the last character. Immutable, and so safe to share.
 */
public final class JsonRenderer {
  private final Gson gson = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  /**
   * One diagnostic as a JSON object on one line, without a line break.
   *
   * @param source the file that the spans of {@code diagnostic} are about
   */
  public String render(Diagnostic diagnostic, SourceFile source) {
    return gson.toJson(json(diagnostic, new Places(source)));
  }

  /**
   * All of {@code diagnostics} in the order given, each with a line break.
   *
   * @param source the file that all the spans are about
   */
  public String render(List<Diagnostic> diagnostics, SourceFile source) {
    Places places = new Places(source);
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      out.append(gson.toJson(json(diagnostic, places))).append('\n');
    }
    return out.toString();
  }

  private static JsonObject json(Diagnostic diagnostic, Places places) {
    JsonObject json = new JsonObject();
    json.addProperty("file", places.file);
    json.addProperty("severity", diagnostic.severity().word());
    json.addProperty("code", diagnostic.code().number());
    json.addProperty("message", diagnostic.message());
    json.add("range", places.range(diagnostic.primary().span()));
    JsonArray labels = new JsonArray();
    labels.add(label(diagnostic.primary(), true, places));
    diagnostic.secondary().forEach(label -> labels.add(label(label, false, places)));
    json.add("labels", labels);
    JsonArray notes = new JsonArray();
    diagnostic.notes().forEach(notes::add);
    json.add("notes", notes);
    json.addProperty("help", diagnostic.fix().map(Diagnostic.Fix::help).orElse(null));
    json.add(
        "edit",
        diagnostic
            .fix()
            .flatMap(Diagnostic.Fix::edit)
            .<JsonElement>map(edit -> edit(edit, places))
            .orElse(JsonNull.INSTANCE));
    return json;
  }

  private static JsonObject label(Diagnostic.Label label, boolean primary, Places places) {
    JsonObject json = new JsonObject();
    json.add("range", places.range(label.span()));
    json.addProperty("text", label.text());
    json.addProperty("primary", primary);
    return json;
  }

  private static JsonObject edit(Diagnostic.Edit edit, Places places) {
    JsonObject json = new JsonObject();
    json.add("range", places.range(edit.span()));
    json.addProperty("replacement", edit.replacement());
    return json;
  }

  /** Turns spans of one file into ranges; what lies beyond its end is moved there. */
  private static final class Places {
    private final String file;
    private final int length;
    private final LineMap lines;

    Places(SourceFile source) {
      file = source.name();
      length = source.text().length();
      lines = source.lines();
    }

    JsonObject range(Span span) {
      JsonObject range = new JsonObject();
      range.add("start", position(span.start()));
      range.add("end", position(span.end()));
      return range;
    }

    private JsonObject position(int offset) {
      int place = Math.min(offset, length);
      JsonObject position = new JsonObject();
      position.addProperty("line", lines.line(place));
      position.addProperty("column", lines.column(place));
      return position;
    }
  }
}
