package dev.nnlang.runtime;

import dev.nnlang.runtime.WeightsException.Problem;
import dev.nnlang.runtime.WeightsHeader.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the JSON of a weights file's header, and no other JSON: strings in {@code __metadata__},
 * and {@code dtype}, {@code shape} and {@code data_offsets} for each tensor. The depth of calls
 * does not follow the input.
 */
final class HeaderReader {
  private static final String DTYPE = "dtype";
  private static final String SHAPE = "shape";
  private static final String OFFSETS = "data_offsets";

  private final byte[] bytes;
  // Not a string: that would be one copy more of a header that may be refused.
  private final CharSequence text;
  private final StringBuilder string = new StringBuilder();
  private int at;
  private int checksumAt = -1;

  private HeaderReader(byte[] bytes) throws CharacterCodingException {
    this.bytes = bytes;
    this.text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
  }

  /** Reads {@code bytes}, the whole header; layout and length of the data are not yet checked. */
  static WeightsHeader read(byte[] bytes) {
    try {
      return new HeaderReader(bytes).header();
    } catch (CharacterCodingException malformed) {
      throw bad("the header is not UTF-8");
    }
  }

  private WeightsHeader header() {
    if (text.isEmpty() || text.charAt(0) != '{') {
      throw expected("`{`");
    }
    Map<String, String> metadata = null;
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (boolean more = begins('{', '}'); more; more = goesOn('}')) {
      String name = name();
      if (name.equals(WeightsHeader.METADATA)) {
        once(metadata == null, name);
        metadata = metadata();
      } else {
        once(!entries.containsKey(name), name);
        entries.put(name, entry(name));
      }
    }
    skipSpace();
    if (at < text.length()) {
      throw expected("nothing more");
    }
    return new WeightsHeader(metadata == null ? Map.of() : metadata, entries, bytes, checksumAt);
  }

  private Map<String, String> metadata() {
    Map<String, String> metadata = new TreeMap<>();
    for (boolean more = begins('{', '}'); more; more = goesOn('}')) {
      String key = name();
      once(!metadata.containsKey(key), key);
      metadata.put(key, value(key));
    }
    return metadata;
  }

  /** The text for {@code key} in the metadata. */
  private String value(String key) {
    skipSpace();
    int begin = at + 1;
    String value = string();
    if (key.equals(WeightsHeader.CHECKSUM)) {
      // Its digits will be set to 0 where they stand, so there may be no escapes among them.
      if (value.length() != WeightsHeader.CHECKSUM_DIGITS || at - 1 - begin != value.length()) {
        throw bad("the checksum does not have " + WeightsHeader.CHECKSUM_DIGITS + " digits");
      }
      checksumAt = WeightsHeader.utf8(text.subSequence(0, begin)).length;
    }
    return value;
  }

  private Entry entry(String name) {
    String dtype = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    for (boolean more = begins('{', '}'); more; more = goesOn('}')) {
      String key = name();
      if (key.equals(DTYPE)) {
        once(dtype == null, key);
        dtype = string();
      } else if (key.equals(SHAPE)) {
        once(shape == null, key);
        shape = integers();
      } else if (key.equals(OFFSETS)) {
        once(offsets == null, key);
        offsets = integers();
      } else {
        throw bad("tensor " + Quoted.text(name) + " has an unknown " + Quoted.text(key));
      }
    }
    if (dtype == null || shape == null || offsets == null || offsets.size() != 2) {
      throw bad("tensor " + Quoted.text(name) + " needs a dtype, a shape and two data_offsets");
    }
    return new Entry(name, precision(name, dtype), shape, offsets.get(0), offsets.get(1));
  }

  private static Precision<?> precision(String name, String dtype) {
    if (dtype.equals(Precision.FLOAT.dtype())) {
      return Precision.FLOAT;
    }
    if (dtype.equals(Precision.DOUBLE.dtype())) {
      return Precision.DOUBLE;
    }
    throw bad("tensor " + Quoted.text(name) + " has numbers of type " + Quoted.text(dtype));
  }

  private List<Long> integers() {
    // Few of them have more than two.
    List<Long> integers = new ArrayList<>(2);
    for (boolean more = begins('[', ']'); more; more = goesOn(']')) {
      integers.add(integer());
    }
    return integers;
  }

  /** Whether anything stands after {@code open} and before {@code close}. */
  private boolean begins(char open, char close) {
    expect(open);
    return !accept(close);
  }

  /** Whether one more follows, and not {@code close}. */
  private boolean goesOn(char close) {
    if (accept(',')) {
      return true;
    }
    expect(close);
    return false;
  }

  /** The name of what follows. */
  private String name() {
    String name = string();
    expect(':');
    return name;
  }

  private static void once(boolean first, String name) {
    if (!first) {
      throw bad("the header has " + Quoted.text(name) + " twice");
    }
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
    string.setLength(0);
    for (char c = next(); c != '"'; c = next()) {
      if (c < ' ') {
        at--;
        throw expected("an escape for this character");
      }
      string.append(c == '\\' ? escaped() : c);
    }
    for (int i = 0, c; i < string.length(); i += Character.charCount(c)) {
      c = string.codePointAt(i);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        throw bad("header, before character " + at + ": half a surrogate pair");
      }
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
