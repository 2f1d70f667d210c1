import type { FastifyReply } from 'fastify';

/** Answers in the content type of SCIM, whatever schema the route has. */
export const sendScim = (reply: FastifyReply, status: number, body: object): FastifyReply =>
  reply.code(status).type('application/scim+json').serializer(String).send(JSON.stringify(body));
