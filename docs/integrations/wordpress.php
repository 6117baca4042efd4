<?php
/**
 * Plugin Name: Copydesk
 * Description: When a post is saved, its people, organisations and places become tags, and its first key point the excerpt.
 *
 * Put this file into wp-content/plugins/, activate it, and say in wp-config.php where the service is:
 *   define( 'COPYDESK_URL', 'http://copydesk.internal:8000' );
 *   define( 'COPYDESK_KEY', '…' );   // where the service asks for one
 */

add_action( 'save_post_post', 'copydesk_analyse', 10, 2 );

function copydesk_analyse( $post_id, $post ) {
	if ( wp_is_post_revision( $post_id ) || wp_is_post_autosave( $post_id ) || ! defined( 'COPYDESK_URL' ) ) {
		return;
	}
	$answer = wp_remote_post(
		COPYDESK_URL . '/v1/analysis?include=entities,summary&key_points=1',
		array(
			'timeout' => 30,
			'headers' => array(
				'Content-Type' => 'application/json',
				'X-API-Key'    => defined( 'COPYDESK_KEY' ) ? COPYDESK_KEY : '-',
				'X-Request-ID' => 'wordpress-' . $post_id,
			),
			'body'    => wp_json_encode(
				array(
					'html'     => '<h1>' . esc_html( $post->post_title ) . '</h1>' . apply_filters( 'the_content', $post->post_content ),
					'headline' => $post->post_title,
				)
			),
		)
	);
	if ( is_wp_error( $answer ) || 200 !== wp_remote_retrieve_response_code( $answer ) ) {
		error_log( 'Copydesk: ' . ( is_wp_error( $answer ) ? $answer->get_error_message() : wp_remote_retrieve_body( $answer ) ) );
		return; // The post is saved all the same.
	}
	copydesk_apply( $post_id, $post, json_decode( wp_remote_retrieve_body( $answer ), true ) );
}

function copydesk_apply( $post_id, $post, $found ) {
	$tags = array();
	foreach ( $found['entities'] as $entity ) {
		if ( $entity['salience'] >= 0.2 && in_array( $entity['type'], array( 'person', 'organisation', 'place' ), true ) ) {
			$tags[] = $entity['name'];
		}
	}
	wp_set_post_tags( $post_id, $tags, true ); // Beside those that the author gave.
	$points = $found['summary']['key_points'];
	if ( '' === $post->post_excerpt && $points ) {
		remove_action( 'save_post_post', 'copydesk_analyse', 10 ); // Saving the excerpt is no new text.
		wp_update_post(
			array(
				'ID'           => $post_id,
				'post_excerpt' => $points[0]['text'],
			)
		);
		add_action( 'save_post_post', 'copydesk_analyse', 10, 2 );
	}
}
