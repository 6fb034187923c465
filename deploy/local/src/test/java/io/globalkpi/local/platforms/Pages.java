package io.globalkpi.local.platforms;

import io.globalkpi.standin.Ask;
import io.globalkpi.standin.Desk;
import io.globalkpi.standin.Served;

/** Lets a desk serve so many pages and then keeps who asks waiting, until more are let through. */
final class Pages {

    private int most;

    /** From now on each desk serves so many in all. */
    synchronized void upTo(int pages) {
        most = pages;
        notifyAll();
    }

    /** @param path of what has pages; all else passes */
    Desk before(Desk desk, String path) {
        return new Desk() {

            private int page;

            @Override
            public Served serve(Ask ask) {
                if (ask.path().equals(path)) {
                    pass(++page);
                }
                return desk.serve(ask);
            }
        };
    }

    private synchronized void pass(int page) {
        try {
            while (page > most) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
