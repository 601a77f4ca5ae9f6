package dev.nnlang.runtime;

import dev.nnlang.runtime.WeightsException.Problem;
import dev.nnlang.runtime.WeightsHeader.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads the JSON of a weights file's header, and no other JSON: strings in {@code __metadata__},
 * and {@code dtype}, {@code shape} and {@code data_offsets} for each tensor. The depth of calls
 * does not follow the input.
 */
final class HeaderReader {
  private static final String DTYPE = "dtype";
  private static final String SHAPE = "shape";
  private static final String OFFSETS = "data_offsets";

  private final String text;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private int at;
  private int checksumAt = -1;

  private HeaderReader(String text) {
    this.text = text;
  }

  /** Reads {@code bytes}, the whole header; layout and length of the data are not yet checked. */
  static WeightsHeader read(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw new WeightsException(Problem.BAD_WEIGHTS, "the header is not UTF-8");
    }
    return new HeaderReader(text).header();
  }

  private WeightsHeader header() {
    if (!text.startsWith("{")) {
      throw expected("`{`");
    }
    Map<String, String> metadata = new TreeMap<>();
    Map<String, Entry> entries = new LinkedHashMap<>();
    object(
        name -> {
          if (name.equals(WeightsHeader.METADATA)) {
            object(key -> metadata.put(key, value(key)));
          } else {
            entries.put(name, entry(name));
          }
        });
    skipSpace();
    if (at < text.length()) {
      throw expected("nothing more");
    }
    return new WeightsHeader(metadata, entries, text, checksumAt);
  }

  /** The text for {@code key} in the metadata. */
  private String value(String key) {
    skipSpace();
    int begin = at + 1;
    String value = string();
    if (key.equals(WeightsHeader.CHECKSUM)) {
      // Its digits will be set to 0 where they stand, so there may be no escapes among them.
      if (value.length() != WeightsHeader.CHECKSUM_DIGITS || !text.startsWith(value, begin)) {
        throw bad("the checksum does not have " + WeightsHeader.CHECKSUM_DIGITS + " digits");
      }
      checksumAt = begin;
    }
    return value;
  }

  private Entry entry(String name) {
    Map<String, String> types = new HashMap<>();
    Map<String, List<Long>> numbers = new HashMap<>();
    object(
        key -> {
          switch (key) {
            case DTYPE -> types.put(key, string());
            case SHAPE, OFFSETS -> numbers.put(key, integers());
            default ->
                throw bad("tensor " + Quoted.text(name) + " has an unknown " + Quoted.text(key));
          }
        });
    String dtype = types.get(DTYPE);
    List<Long> shape = numbers.get(SHAPE);
    List<Long> offsets = numbers.get(OFFSETS);
    if (dtype == null || shape == null || offsets == null || offsets.size() != 2) {
      throw bad("tensor " + Quoted.text(name) + " needs a dtype, a shape and two data_offsets");
    }
    if (!dtype.equals(Precision.FLOAT.dtype()) && !dtype.equals(Precision.DOUBLE.dtype())) {
      throw bad("tensor " + Quoted.text(name) + " has numbers of type " + Quoted.text(dtype));
    }
    return new Entry(name, dtype, List.copyOf(shape), offsets.get(0), offsets.get(1));
  }

  /** Reads {@code {"name": value, ...}}; {@code value} reads what follows each colon. */
  private void object(Consumer<String> value) {
    Set<String> names = new HashSet<>();
    expect('{');
    if (accept('}')) {
      return;
    }
    do {
      String name = string();
      if (!names.add(name)) {
        throw bad("the header has " + Quoted.text(name) + " twice");
      }
      expect(':');
      value.accept(name);
    } while (accept(','));
    expect('}');
  }

  private List<Long> integers() {
    List<Long> integers = new ArrayList<>();
    expect('[');
    if (accept(']')) {
      return integers;
    }
    do {
      integers.add(integer());
    } while (accept(','));
    expect(']');
    return integers;
  }

  private long integer() {
    skipSpace();
    int begin = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == begin || (text.charAt(begin) == '0' && at > begin + 1)) {
      at = begin;
      throw expected("a natural number");
    }
    try {
      return Long.parseLong(text, begin, at, 10);
    } catch (NumberFormatException tooLarge) {
      at = begin;
      throw expected("a smaller number");
    }
  }

  private String string() {
    expect('"');
    StringBuilder string = new StringBuilder();
    for (char c = next(); c != '"'; c = next()) {
      if (c < ' ') {
        at--;
        throw expected("an escape for this character");
      }
      string.append(c == '\\' ? escaped() : c);
    }
    if (!encoder.canEncode(string)) {
      throw bad("header, before character " + at + ": half a surrogate pair");
    }
    return string.toString();
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
      default -> {
        at--;
        throw expected("an escape");
      }
    };
  }

  private int hex() {
    char c = next();
    int digit = c < 128 ? Character.digit(c, 16) : -1;
    if (digit < 0) {
      at--;
      throw expected("a hexadecimal digit");
    }
    return digit;
  }

  private char next() {
    if (at == text.length()) {
      throw expected("more");
    }
    return text.charAt(at++);
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw expected("`" + c + "`");
    }
  }

  /** Takes {@code c}, after any white space, if it is what comes next. */
  private boolean accept(char c) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private WeightsException expected(String what) {
    return bad("header, character " + at + ": " + what + " expected");
  }

  private static WeightsException bad(String fact) {
    return new WeightsException(Problem.BAD_WEIGHTS, fact);
  }
}
