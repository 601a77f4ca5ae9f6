package com.example.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Names flowers over HTTP, on 64 threads: {@code GET /iris?6.3,2.5,4.9,1.5}. */
public final class FlowerServer {
  private final Iris iris = Iris.load(); // one for all threads: predicting changes nothing in it

  private FlowerServer() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("listens at " + start(8080).getAddress());
  }

  /** Listens for this machine alone. Port 0 is any that is free. */
  static HttpServer start(int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, 1024);
    server.setExecutor(Executors.newFixedThreadPool(64));
    server.createContext("/iris", new FlowerServer()::answer);
    server.start();
    return server;
  }

  private void answer(HttpExchange exchange) throws IOException {
    int status = 200;
    String text;
    try {
      String query = exchange.getRequestURI().getQuery();
      text = name(query == null ? new String[0] : query.split(","));
    } catch (IllegalArgumentException e) {
      status = 400;
      text = e.getMessage();
    }
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String name(String[] lengths) {
    float[] x = new float[lengths.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = Float.parseFloat(lengths[i]);
    }
    if (x.length != 4) {
      throw new IllegalArgumentException("give four lengths, as in /iris?6.3,2.5,4.9,1.5");
    }
    Iris.Prediction flower = iris.predict(x[0], x[1], x[2], x[3]);
    return flower.species().label() + " " + flower.probability(flower.species());
  }
}
