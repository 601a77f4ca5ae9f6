package dev.nnlang.compiler.golden;

import dev.nnlang.compiler.source.Span;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Prints records as an indented tree, a component a line: the text of the golden stages. */
final class RecordText {
  private final StringBuilder out = new StringBuilder();

  private RecordText() {}

  /** {@code value} with all that it holds, each line with its line break. */
  static String of(Object value) {
    RecordText text = new RecordText();
    text.value(value, 0);
    return text.out.toString();
  }

  private void value(Object value, int depth) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresentOrElse(inner -> value(inner, depth), () -> out.append("none\n"));
    } else if (value instanceof List<?> list) {
      out.append(list.isEmpty() ? "[]\n" : "\n");
      list.forEach(element -> entry("- ", element, depth + 1));
    } else if (value instanceof Map<?, ?> map) {
      out.append(map.isEmpty() ? "{}\n" : "\n");
      new TreeMap<Object, Object>(map).forEach((key, v) -> entry(key + ": ", v, depth + 1));
    } else if (value instanceof Span span) {
      out.append(span.start()).append("..").append(span.end()).append('\n');
    } else if (value instanceof Record tuple) {
      components(tuple, depth);
    } else {
      out.append(value instanceof String string ? quoted(string) : value.toString()).append('\n');
    }
  }

  private void entry(String head, Object value, int depth) {
    out.append("  ".repeat(depth)).append(head);
    value(value, depth);
  }

  private void components(Record tuple, int depth) {
    out.append(tuple.getClass().getSimpleName()).append('\n');
    for (RecordComponent component : tuple.getClass().getRecordComponents()) {
      entry(component.getName() + ": ", read(tuple, component), depth + 1);
    }
  }

  private static Object read(Record tuple, RecordComponent component) {
    try {
      return component.getAccessor().invoke(tuple);
    } catch (IllegalAccessException | InvocationTargetException unreadable) {
      throw new IllegalStateException(tuple.getClass() + "." + component.getName(), unreadable);
    }
  }

  private static String quoted(String string) {
    return '"' + string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
