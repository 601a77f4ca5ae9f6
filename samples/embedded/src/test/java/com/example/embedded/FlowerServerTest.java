package com.example.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlowerServerTest {
  private static final int CLIENTS = 64;
  private static final int QUESTIONS = 10;

  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = FlowerServer.start(0);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    ((ExecutorService) server.getExecutor()).shutdown();
  }

  @Test
  void answersManyAtOnceAsItAnswersOne() throws Exception {
    Iris alone = Iris.load();
    CyclicBarrier together = new CyclicBarrier(CLIENTS);
    List<Callable<Void>> clients = new ArrayList<>();
    for (int c = 0; c < CLIENTS; c++) {
      float sepal = 4 + c / 20f;
      clients.add(
          () -> {
            together.await();
            for (int q = 0; q < QUESTIONS; q++) {
              float petal = 1 + q / 4f;
              Iris.Prediction flower = alone.predict(sepal, 3, petal, petal / 3);
              HttpResponse<String> answer = ask(sepal + ",3," + petal + "," + petal / 3);
              assertEquals(200, answer.statusCode());
              assertEquals(
                  flower.species().label() + " " + flower.probability(flower.species()) + "\n",
                  answer.body());
            }
            return null;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      for (Future<Void> done : threads.invokeAll(clients)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void saysWhatItDoesNotTake() throws Exception {
    assertRefused("petal_length is 14.0, outside its range 0.0 to 10.0", "5.1,3.5,14,0.2");
    assertRefused("For input string: \"wide\"", "5.1,wide,1.4,0.2");
    assertRefused("give four lengths, as in /iris?6.3,2.5,4.9,1.5", "5.1");
  }

  private void assertRefused(String reason, String lengths) throws Exception {
    HttpResponse<String> answer = ask(lengths);
    assertEquals(400, answer.statusCode());
    assertEquals(reason + "\n", answer.body());
  }

  private HttpResponse<String> ask(String lengths) throws Exception {
    URI uri =
        new URI("http", null, "127.0.0.1", server.getAddress().getPort(), "/iris", lengths, null);
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
