<?php
// A town's news page: the newest answers beside the news, one message when the address names it, and the form.
declare(strict_types=1);

require __DIR__ . '/civic-board.php';

$address = getenv('CIVIC_BOARD') ?: 'https://board.example';
$board = new CivicBoard($address, getenv('CIVIC_BOARD_CACHE') ?: sys_get_temp_dir() . '/civic-board-' . get_current_user(), language: 'en', thread: '/index.php?message={id}');
$message = CivicBoard::messageOf($_GET);

// What the page needs and no more. The styles that the board writes with its elements stand in the page.
header("Content-Security-Policy: default-src 'self'; script-src $address; connect-src $address; img-src 'self' $address data: blob:; media-src $address blob:; style-src 'self' 'unsafe-inline'; "
    . "object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html");
?><!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Town news</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem }
@media (min-width: 50rem) { .columns { display: grid; grid-template-columns: 3fr 2fr; gap: 3rem } }
aside { margin-block-start: 2rem }
</style>
<?= $board->script() ?>

</head>
<body>
<header><p><a href="/index.php">Town news</a></p></header>
<?php if ($message !== '') : ?>
<main><?= $board->show('thread', ['message' => $message], 'Read the message on the board') ?></main>
<?php else : ?>
<main class="columns">
<article>
<h1>New night bus from Monday</h1>
<p>After many letters route 6 runs until half past eleven. The first of them: <?= $board->show('status-badge', ['message' => 'bus-timetable'], 'status') ?></p>
<?= $board->show('submit-form', [], 'Write a message on the board') ?>
</article>
<aside>
<?= $board->show('recent-replies', ['count' => 4], 'Read the newest answers') ?>
</aside>
</main>
<?php endif ?>
</body>
</html>
