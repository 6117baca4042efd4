<?php
/**
 * What of WordPress the plug-in uses, so that a post is saved here as it is there:
 *     php wordpress.php PLUG-IN POST-AS-JSON
 *
 * Told, as JSON: what the post has in the end, how often it was saved, and the head of the request.
 */

define( 'COPYDESK_URL', getenv( 'COPYDESK_URL' ) );

class WP_Error {
	public function get_error_message() {
		return 'nobody answers';
	}
}

$hooks = array();
$told  = array(
	'tags'    => array(),
	'saved'   => 0,
	'headers' => null,
	'logged'  => '',
);
$post  = (object) ( json_decode( $argv[2], true ) + array( 'ID' => 7, 'post_excerpt' => '' ) );

function add_action( $name, $function, $priority, $arguments ) {
	$GLOBALS['hooks'][ $name ] = $function;
}

function remove_action( $name, $function, $priority ) {
	unset( $GLOBALS['hooks'][ $name ] );
}

function save_post() {
	++$GLOBALS['told']['saved'];
	if ( isset( $GLOBALS['hooks']['save_post_post'] ) ) {
		$GLOBALS['hooks']['save_post_post']( $GLOBALS['post']->ID, $GLOBALS['post'] );
	}
}

function wp_is_post_revision( $id ) {
	return false;
}

function wp_is_post_autosave( $id ) {
	return false;
}

function esc_html( $text ) {
	return htmlspecialchars( $text, ENT_QUOTES );
}

function apply_filters( $name, $text ) {
	return $text;
}

function wp_json_encode( $value ) {
	return json_encode( $value );
}

function wp_remote_post( $address, $options ) {
	$GLOBALS['told']['headers'] = $options['headers'];
	$lines = array();
	foreach ( $options['headers'] as $name => $value ) {
		$lines[] = $name . ': ' . $value;
	}
	$http = array(
		'method'        => 'POST',
		'header'        => $lines,
		'content'       => $options['body'],
		'timeout'       => $options['timeout'],
		'ignore_errors' => true,
	);
	$body = @file_get_contents( $address, false, stream_context_create( array( 'http' => $http ) ) );
	return false === $body ? new WP_Error() : array( (int) explode( ' ', $http_response_header[0] )[1], $body );
}

function is_wp_error( $answer ) {
	return $answer instanceof WP_Error;
}

function wp_remote_retrieve_response_code( $answer ) {
	return $answer[0];
}

function wp_remote_retrieve_body( $answer ) {
	return $answer[1];
}

function wp_set_post_tags( $id, $tags, $append ) {
	$GLOBALS['told']['tags'] = $tags;
}

function wp_update_post( $fields ) {
	$GLOBALS['post']->post_excerpt = $fields['post_excerpt'];
	save_post();
}

ini_set( 'error_log', tempnam( sys_get_temp_dir(), 'copydesk' ) );
require $argv[1];
save_post();
$told['excerpt'] = $post->post_excerpt;
$told['hooked']  = isset( $hooks['save_post_post'] );
$told['logged']  = file_get_contents( ini_get( 'error_log' ) );
unlink( ini_get( 'error_log' ) );
echo json_encode( $told );
