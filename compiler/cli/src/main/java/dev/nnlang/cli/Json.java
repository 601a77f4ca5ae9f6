package dev.nnlang.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.nnlang.runtime.Score;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What JSON lacks: a number that is none is null. */
final class Json {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private Json() {}

  /** {@code element} on one line. */
  static String text(JsonElement element) {
    return GSON.toJson(element);
  }

  static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /** {@code {error, accuracy}}; null where there is no such set. */
  static JsonElement score(Optional<Score> score) {
    if (score.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    JsonObject object = new JsonObject();
    object.addProperty("error", number(score.get().error()));
    object.addProperty("accuracy", number(score.get().accuracy()));
    return object;
  }
}
